import { describe, expect, it } from 'vitest'
import { child, entry, home, inCare, on } from '../../cases.ts'
import { lived, told } from '../cases.ts'
import { delegatedAuthority, placementNotification, placementPlan, rightsExplained } from '../kinds.ts'
import { authorityDelegated, peopleNotified, placementPlanMade, rightsTold } from './homes.ts'

const care = inCare('2024-01-08')
const first = home('2024-01-08', '2024-03-04')
const second = home('2024-03-04')

describe('a placement plan', () => {
  it('is due 5 working days from each move, and not again when the carers move house', () => {
    expect(told(placementPlanMade, lived(care, first, second), '2024-03-05')).toEqual([
      'overdue by 2024-01-15 because moved-in missed stopped 2024-03-04 moved',
      'due by 2024-03-11 because moved-in',
    ])
    const together = lived(care, first, home('2024-03-04', null, { sameCarer: true }))
    expect(told(placementPlanMade, together, '2024-03-05')).toHaveLength(1)
  })

  it('counts when signed, or agreed, and not when only written', () => {
    const written = entry(placementPlan, '2024-01-09', null, {})
    expect(told(placementPlanMade, lived(care, first, written), '2024-01-16')).toEqual([
      'overdue by 2024-01-15 because moved-in',
    ])
    const agreed = entry(placementPlan, '2024-01-09', null, { agreed: on('2024-01-12') })
    expect(told(placementPlanMade, lived(care, first, agreed), '2024-01-16')).toEqual([
      'met by 2024-01-15 because moved-in done 2024-01-12',
    ])
  })

  it('belongs to the home it names, whatever its day', () => {
    const early = entry(placementPlan, '2024-02-26', null, { placement: second.id, signed: on('2024-02-28') })
    expect(told(placementPlanMade, lived(care, first, second, early), '2024-03-05').at(-1)).toBe(
      'met by 2024-03-11 because moved-in done 2024-02-28',
    )
  })

  it('is not asked for a home the child was in before care is first known to have held', () => {
    expect(
      told(placementPlanMade, lived(inCare('2024-01-08', null, { startKnown: false }), first), '2024-01-20'),
    ).toEqual([])
  })
})

describe('who may decide what', () => {
  it('is met by the day in the plan, or by the first decision recorded', () => {
    const inPlan = entry(placementPlan, '2024-01-09', null, { delegationComplete: on('2024-01-10') })
    expect(told(authorityDelegated, lived(care, first, inPlan), '2024-01-20')).toEqual([
      'met by 2024-01-15 because moved-in done 2024-01-10',
    ])
    const decision = entry(delegatedAuthority, '2024-01-16', null, { matter: 'haircut', who: 'carer' })
    expect(told(authorityDelegated, lived(care, first, decision), '2024-01-20')).toEqual([
      'met-late by 2024-01-15 because moved-in done 2024-01-16',
    ])
  })
})

describe('telling people of a new home', () => {
  const everyone = ['child', 'parents', 'health', 'gp', 'reviewing-officer', 'school'] as const
  const told5 = (day: string, to: readonly (typeof everyone)[number][], withheld: 'parents'[] = []) =>
    entry(placementNotification, day, null, { of: 'start', to: [...to], withheld })

  it('is due beforehand for a home known to be planned, else within 5 working days', () => {
    const planned = lived(care, home('2024-01-08', null, { emergency: false }))
    expect(told(peopleNotified, planned, '2024-01-09')).toEqual(['overdue by 2024-01-08 because moved-in-as-planned'])
    expect(told(peopleNotified, lived(care, first), '2024-01-09')).toEqual(['due by 2024-01-15 because moved-in'])
  })

  it('is done when everyone has been told, or left out for a reason', () => {
    const some = told5('2024-01-09', ['child', 'health', 'gp', 'reviewing-officer', 'school'])
    expect(told(peopleNotified, lived(care, first, some), '2024-01-10')).toEqual(['due by 2024-01-15 because moved-in'])
    const rest = told5('2024-01-12', ['school'], ['parents'])
    expect(told(peopleNotified, lived(care, first, some, rest), '2024-01-20')).toEqual([
      'met by 2024-01-15 because moved-in done 2024-01-12',
    ])
  })

  it('asks for no school for a baby, and for the council of an area outside ours', () => {
    const baby = child({ born: '2023-12-01' })
    const five = told5('2024-01-09', ['child', 'parents', 'health', 'gp', 'reviewing-officer'])
    expect(told(peopleNotified, lived(baby, care, first, five), '2024-01-10')[0]).toMatch(/^met /)
    const away = home('2024-01-08', null, { ofArea: 'Seaborough' })
    expect(told(peopleNotified, lived(baby, care, away, five), '2024-01-10')[0]).toMatch(/^due /)
  })

  it('sent before the move is about the home it came nearest to', () => {
    const ahead = told5('2024-03-01', everyone)
    expect(told(peopleNotified, lived(care, first, second, ahead), '2024-03-10').at(-1)).toBe(
      'met by 2024-03-11 because moved-in done 2024-03-01',
    )
  })
})

describe('the child’s rights', () => {
  it('are explained in each home, the guide and how to complain both', () => {
    const guide = entry(rightsExplained, '2024-01-09', null, { what: ['guide'] })
    const rest = entry(rightsExplained, '2024-01-11', null, { what: ['complaints', 'advocacy'] })
    expect(told(rightsTold, lived(care, first, guide), '2024-01-12')).toEqual(['due by 2024-01-15 because moved-in'])
    expect(told(rightsTold, lived(care, first, second, guide, rest), '2024-03-05')).toEqual([
      'met by 2024-01-15 because moved-in done 2024-01-11',
      'due by 2024-03-11 because moved-in',
    ])
  })
})
