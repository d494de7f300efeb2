import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-secret-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text)
  return path.join(folder, name)
}

const OIDC = {
  ALONGSIDE_OIDC_ISSUER: 'https://sign-in.example.org/tenant/v2.0',
  ALONGSIDE_OIDC_CLIENT_ID: 'alongside',
  ALONGSIDE_OIDC_CLIENT_SECRET: 'a secret',
}
const read = (more: Readonly<Record<string, string>>) => readSettings({ ...OIDC, ...more })

describe('a provider of sign-ins', () => {
  it('is none unless it is set', () => {
    expect(readSettings({})).not.toHaveProperty('signIn')
    expect(readSettings({ ALONGSIDE_ADDRESS: 'https://alongside.example.org' })).not.toHaveProperty('signIn')
  })

  it('sends people back to this machine where nothing else is said', () => {
    expect(read({ PORT: '3100' }).signIn).toEqual({
      secondStep: [],
      provider: {
        issuer: 'https://sign-in.example.org/tenant/v2.0',
        clientId: 'alongside',
        clientSecret: 'a secret',
        label: 'your work account',
        back: 'http://127.0.0.1:3100/sign-in/provider/back',
      },
    })
  })

  it('sends people back to the address that browsers use', () => {
    const { signIn } = read({
      ALONGSIDE_ADDRESS: 'https://alongside.example.org/',
      ALONGSIDE_PROXY: 'loopback',
      ALONGSIDE_OIDC_LABEL: 'your council account',
    })
    expect(signIn?.provider).toMatchObject({
      label: 'your council account',
      back: 'https://alongside.example.org/sign-in/provider/back',
    })
  })

  it('behind a proxy, or on any free port, must be told that address', () => {
    expect(() => read({ ALONGSIDE_PROXY: 'loopback' })).toThrow(/^ALONGSIDE_ADDRESS must say/)
    expect(() => read({ PORT: '0' })).toThrow(/^ALONGSIDE_ADDRESS must say/)
  })

  it('has its secret in a file, or in the environment, and not in both', () => {
    const { ALONGSIDE_OIDC_CLIENT_SECRET: _, ...without } = OIDC
    const ALONGSIDE_OIDC_CLIENT_SECRET_FILE = file('secret', ' from a file\n')
    expect(readSettings({ ...without, ALONGSIDE_OIDC_CLIENT_SECRET_FILE }).signIn?.provider?.clientSecret).toBe(
      'from a file',
    )
    expect(() => read({ ALONGSIDE_OIDC_CLIENT_SECRET_FILE })).toThrow(/^Set either/)
    expect(() => readSettings(without)).toThrow(/^Set either/)
    expect(() => readSettings({ ...without, ALONGSIDE_OIDC_CLIENT_SECRET_FILE: path.join(folder, 'nowhere') })).toThrow(
      /^ALONGSIDE_OIDC_CLIENT_SECRET_FILE takes a file that can be read/,
    )
    expect(() => readSettings({ ...without, ALONGSIDE_OIDC_CLIENT_SECRET_FILE: file('empty', '\n') })).toThrow(
      /is an empty file/,
    )
  })

  it('half set is refused by the name that is missing', () => {
    expect(() => readSettings({ ALONGSIDE_OIDC_CLIENT_ID: 'alongside' })).toThrow(
      'ALONGSIDE_OIDC_CLIENT_ID is set, and ALONGSIDE_OIDC_ISSUER is not',
    )
    expect(() => readSettings({ ALONGSIDE_OIDC_ISSUER: 'https://sign-in.example.org' })).toThrow(
      'ALONGSIDE_OIDC_CLIENT_ID is not',
    )
  })

  it.each(['http://127.0.0.1:9000', 'http://localhost:9000', 'http://[::1]:9000', 'https://sign-in.example.org'])(
    'may be at %s',
    ALONGSIDE_OIDC_ISSUER => {
      expect(read({ ALONGSIDE_OIDC_ISSUER }).signIn?.provider?.issuer).toBe(ALONGSIDE_OIDC_ISSUER)
    },
  )

  it.each([
    'http://sign-in.example.org',
    'http://127.0.0.1.example.org',
    'http://localhost.example.org',
    'https://user:password@sign-in.example.org',
    'https://sign-in.example.org/?tenant=a',
    'ftp://sign-in.example.org',
    'sign-in.example.org',
  ])('may not be at %s', ALONGSIDE_OIDC_ISSUER => {
    expect(() => read({ ALONGSIDE_OIDC_ISSUER })).toThrow(/^ALONGSIDE_OIDC_ISSUER takes the provider's https address/)
  })

  it.each(['http://alongside.example.org', 'https://alongside.example.org/here', 'alongside.example.org'])(
    'an address of %s is refused by name',
    ALONGSIDE_ADDRESS => {
      expect(() => read({ ALONGSIDE_ADDRESS })).toThrow(/^ALONGSIDE_ADDRESS takes the address that browsers use/)
    },
  )
})

describe('of whom a second step is asked', () => {
  it('is of the roles that are named', () => {
    expect(readSettings({ ALONGSIDE_SECOND_STEP: 'administrator, director' }).signIn).toEqual({
      secondStep: ['administrator', 'director'],
    })
  })

  it('is of everyone', () => {
    const { signIn } = readSettings({ ALONGSIDE_SECOND_STEP: 'everyone' })
    expect(signIn?.secondStep).toContain('social-worker')
    expect(signIn?.secondStep).not.toContain('system')
  })

  it.each(['directors', 'system', 'director,', 'everyone,director'])('is not of %s', ALONGSIDE_SECOND_STEP => {
    expect(() => readSettings({ ALONGSIDE_SECOND_STEP })).toThrow(/^ALONGSIDE_SECOND_STEP takes everyone, or roles/)
  })
})
