import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { hostFor, readSettings } from './settings.ts'

describe('settings', () => {
  it('with nothing set, pages are served plainly from this machine alone and the demo county fills an empty database', () => {
    const settings = readSettings({})
    expect(settings).toEqual({ dataDir: path.resolve('data'), databaseUrl: undefined, port: 3000, demo: true })
    expect(hostFor(settings)).toBe('127.0.0.1')
  })

  it.each([
    ['loopback', '127.0.0.1'],
    ['127.0.0.1', '127.0.0.1'],
    ['loopback, 127.0.0.2', '127.0.0.1'],
    ['10.0.0.5', '0.0.0.0'],
    ['loopback,10.0.0.0/24', '0.0.0.0'],
    ['fd00::/64', '0.0.0.0'],
  ])('behind a proxy at %s, %s is listened on', (ALONGSIDE_PROXY, host) => {
    const settings = readSettings({ ALONGSIDE_PROXY })
    expect(settings.proxy).toBe(ALONGSIDE_PROXY)
    expect(hostFor(settings)).toBe(host)
  })

  it.each(['true', 'everyone', '0.0.0.0/0', '10.0.0.0/33', '10.0.0.0/8/9', '10.0.0'])(
    'a proxy of %s is refused by name',
    ALONGSIDE_PROXY => {
      expect(() => readSettings({ ALONGSIDE_PROXY })).toThrow(/^ALONGSIDE_PROXY takes 'loopback' or a proxy's address/)
    },
  )

  it('what is blank is as if it were not set', () => {
    expect(readSettings({ ALONGSIDE_PROXY: ' ', ALONGSIDE_DATA: '' })).not.toHaveProperty('proxy')
  })

  it('a port or a choice that is none is refused by name', () => {
    expect(() => readSettings({ PORT: '70000' })).toThrow('PORT takes a number from 0 to 65535')
    expect(() => readSettings({ ALONGSIDE_DEMO: 'yes' })).toThrow('ALONGSIDE_DEMO takes on or off')
  })
})
