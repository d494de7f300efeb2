/** Office for National Statistics code of the county until 31 March 2021. */
export const COUNTY = 'E10000021'

/** The two councils it became on 1 April 2021: North and West Northamptonshire. */
export const COUNTY_SUCCESSORS = ['E06000061', 'E06000062'] as const

export const POPULATION_SOURCE =
  'ONS mid-year population estimates of children aged 0 to 17 (as revised to the 2024 release)'

/**
 * Children aged 0 to 17 at each mid-year, by area. Open Government Licence v3.0: Office for National Statistics, as
 * republished by the Department for Education (ons_mid-year_population_estimates_2012_to_2024.csv).
 */
export const CHILDREN_BY_AREA: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  // England
  E92000001: {
    2012: 11_403_970,
    2013: 11_473_080,
    2014: 11_535_489,
    2015: 11_593_891,
    2016: 11_671_521,
    2017: 11_716_740,
    2018: 11_755_593,
    2019: 11_790_492,
    2020: 11_787_794,
    2021: 11_762_878,
    2022: 11_901_267,
    2023: 12_059_476,
    2024: 12_183_016,
  },
  // Northamptonshire
  E10000021: {
    2012: 157_833,
    2013: 159_260,
    2014: 160_769,
    2015: 162_611,
    2016: 165_060,
    2017: 167_611,
    2018: 169_274,
    2019: 170_089,
    2020: 170_287,
  },
  // North Northamptonshire
  E06000061: { 2021: 79_186, 2022: 79_966, 2023: 81_494, 2024: 83_113 },
  // West Northamptonshire
  E06000062: { 2021: 92_050, 2022: 93_509, 2023: 95_133, 2024: 96_295 },
}
