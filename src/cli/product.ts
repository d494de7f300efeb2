import { type Product, openProduct } from '../app/product.ts'
import { readSettings } from '../app/settings.ts'

/** Opens the product by the environment's settings for one piece of work, and closes it whatever comes of it. */
export async function withProduct<T>(work: (product: Product) => Promise<T>): Promise<T> {
  const product = await openProduct(readSettings(process.env))
  try {
    return await work(product)
  } finally {
    await product.close()
  }
}
