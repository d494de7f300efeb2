/** What a MessagePack file holds, of the types that tables of text and numbers use. */
export type Packed = null | boolean | number | string | Packed[] | { [key: string]: Packed }

/**
 * Reads one MessagePack value (https://github.com/msgpack/msgpack/blob/master/spec.md): nil, booleans, numbers, text,
 * arrays and maps. Throws when the bytes end early, anything is left over, or a type it does not read occurs.
 */
export function unpack(bytes: Uint8Array): Packed {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const value = read()
  if (at !== bytes.length) throw new Error(`MessagePack: ${bytes.length - at} bytes are left over`)
  return value

  function read(): Packed {
    const type = view.getUint8(at++)
    if (type <= 0x7f) return type
    if (type >= 0xe0) return type - 0x100
    if (type <= 0x8f) return map(type & 0x0f)
    if (type <= 0x9f) return array(type & 0x0f)
    if (type <= 0xbf) return text(type & 0x1f)
    switch (type) {
      case 0xc0:
        return null
      case 0xc2:
        return false
      case 0xc3:
        return true
      case 0xca:
        return moved(4, view.getFloat32(at))
      case 0xcb:
        return moved(8, view.getFloat64(at))
      case 0xcc:
        return view.getUint8(at++)
      case 0xcd:
        return moved(2, view.getUint16(at))
      case 0xce:
        return moved(4, view.getUint32(at))
      case 0xcf:
        return moved(8, Number(view.getBigUint64(at)))
      case 0xd0:
        return view.getInt8(at++)
      case 0xd1:
        return moved(2, view.getInt16(at))
      case 0xd2:
        return moved(4, view.getInt32(at))
      case 0xd3:
        return moved(8, Number(view.getBigInt64(at)))
      case 0xd9:
        return text(view.getUint8(at++))
      case 0xda:
        return text(moved(2, view.getUint16(at)))
      case 0xdb:
        return text(moved(4, view.getUint32(at)))
      case 0xdc:
        return array(moved(2, view.getUint16(at)))
      case 0xdd:
        return array(moved(4, view.getUint32(at)))
      case 0xde:
        return map(moved(2, view.getUint16(at)))
      case 0xdf:
        return map(moved(4, view.getUint32(at)))
      default:
        throw new Error(`MessagePack: type 0x${type.toString(16)} is not one that is read`)
    }
  }

  function moved(length: number, found: number): number {
    at += length
    return found
  }

  function text(length: number): string {
    if (at + length > bytes.length) throw new RangeError('MessagePack: the text ends early')
    const found = buffer.toString('utf8', at, at + length)
    at += length
    return found
  }

  function array(length: number): Packed[] {
    const found: Packed[] = []
    for (let index = 0; index < length; index++) found.push(read())
    return found
  }

  function map(length: number): { [key: string]: Packed } {
    const found: { [key: string]: Packed } = {}
    for (let index = 0; index < length; index++) {
      const key = read()
      if (typeof key !== 'string') throw new Error('MessagePack: a map has a key that is not text')
      found[key] = read()
    }
    return found
  }
}
