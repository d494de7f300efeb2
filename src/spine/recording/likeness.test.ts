import { describe, expect, it } from 'vitest'
import { NEARLY_THE_SAME, likeness } from './likeness.ts'

const AMARA =
  'Amara was reading when I came. She showed me her new drawing of a horse and told me that maths is hard, but that her teacher helps her with it after lunch.'

describe('how alike two texts are', () => {
  it('a text and itself are wholly alike', () => {
    expect(likeness(AMARA, AMARA)).toBe(1)
  })

  it('a text copied to a brother with the name and the pronouns changed is the same text', () => {
    const copied = AMARA.replaceAll('Amara', 'Ben')
      .replaceAll('She', 'He')
      .replaceAll(/\bher\b/g, 'his')
    expect(likeness(AMARA, copied, ['Amara', 'Ben'])).toBe(1)
  })

  it('a copied text with one word changed is nearly the same', () => {
    expect(likeness(AMARA, AMARA.replace('horse', 'dog'))).toBeGreaterThan(NEARLY_THE_SAME)
  })

  it('a copied text with a new sentence of its own is not', () => {
    const own = `${AMARA} He is worried about the dentist on Friday, and asked whether nan can come too, which I said I would find out.`
    expect(likeness(AMARA, own)).toBeLessThan(NEARLY_THE_SAME)
  })

  it('two children written of in turn are not alike', () => {
    const ben =
      'Ben was out on his bike. When he came in we made toast, and he talked about wanting to join the football club with his friend from school, on Saturdays.'
    expect(likeness(AMARA, ben, ['Amara', 'Ben'])).toBeLessThan(0.5)
  })

  it('the same words in another order are another text', () => {
    const words = AMARA.split(' ')
    expect(likeness(AMARA, [...words].reverse().join(' '))).toBeLessThan(0.5)
  })

  it('a few words that are rightly the same are not compared, nor is nothing', () => {
    expect(likeness('Seen alone, well and happy.', 'Seen alone, well and happy.')).toBe(0)
    expect(likeness('', '')).toBe(0)
    expect(likeness(AMARA, '')).toBe(0)
  })

  it('texts in other scripts are compared too', () => {
    const tigrinya = 'ሎሚ ኣብ ቤት ትምህርቲ ጽቡቕ ጌረ ኣለኹ ኣብ ገዛ ድማ ምስ ኣሕዋተይ ተጻዊተ ካብኡ ናብ ዕዳጋ ከይድና'
    expect(likeness(tigrinya, tigrinya)).toBe(1)
  })

  it('two long texts are compared in a moment', () => {
    const long = Array.from({ length: 3500 }, (_, at) => `word${at % 700}`).join(' ')
    const began = performance.now()
    expect(likeness(long, `${long} more`)).toBeGreaterThan(0.99)
    expect(performance.now() - began).toBeLessThan(500)
  })
})
