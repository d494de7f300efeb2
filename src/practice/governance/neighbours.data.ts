import type { NeighbourSet } from './neighbours.ts'
import { plainDate } from '../../spine/time/plain-date.ts'

const MODEL_2021 = {
  model: 'Statistical neighbours, April 2021 model',
  source: 'Department for Education, Local Authority Interactive Tool, statistical neighbour groupings of April 2021',
  from: plainDate('2021-04-01'),
} as const
const MODEL_2025 = {
  model: 'Statistical neighbours, 2025 model',
  source: 'Department for Education, Local Authority Interactive Tool, statistical neighbour model of May 2025',
  from: plainDate('2025-05-01'),
} as const

/** The authorities most like each council, by the Department’s three-digit numbers, the closest first. */
export const neighbourSets: readonly NeighbourSet[] = [
  { ...MODEL_2021, council: '940', authorities: '941 891 860 925 830 909 886 885 935 937'.split(' ') },
  { ...MODEL_2021, council: '941', authorities: '940 886 866 881 937 822 860 891 885 887'.split(' ') },
  { ...MODEL_2025, council: '940', authorities: '866 941 935 925 933 883 891 813 887 384'.split(' ') },
  { ...MODEL_2025, council: '941', authorities: '822 940 937 866 933 935 311 855 931 303'.split(' ') },
]

/** The authorities of the rows below, by number, in the order of their values. */
export const authoritiesHeld =
  '303 311 384 813 822 830 855 860 866 881 883 885 886 887 891 909 925 931 933 935 937'.split(' ')

/** Measure, publication, the March a year ended in, and each authority’s figure as published: a number, or the mark in its place. */
export type NeighbourRow = readonly [measure: string, publication: string, year: number, values: string]

/**
 * Published figures of the statistical neighbours of both councils, so that a new installation compares before anything
 * is imported. The Department’s statistics are under the Open Government Licence v3.0.
 */
// biome-ignore format: a table is read by its rows
export const neighbourFigures: readonly NeighbourRow[] = [
  ['cla-rate', 'numbers', 2021, '41 35 87 60 66 59 50 74 59 35 67 73 50 69 61 81 47 54 47 64 73'],
  ['cla-rate', 'numbers', 2022, '41 45 88 56 66 60 49 77 64 36 67 76 53 70 59 81 51 58 50 62 69'],
  ['cla-rate', 'numbers', 2023, '46 40 85 55 65 65 48 81 65 37 65 84 56 72 58 82 50 59 51 66 63'],
  ['cla-rate', 'numbers', 2024, '50 46 89 59 60 68 50 75 60 36 64 87 56 71 56 z 51 50 52 61 64'],
  ['cla-rate', 'numbers', 2025, '49 42 89 62 59 66 47 75 57 35 60 86 53 72 53 z 54 51 55 60 56'],
  ['kpi-7', 'stability', 2021, '57 63 64 69 61 67 80 69 53 69 64 68 67 67 88 73 66 68 63 78 62'],
  ['kpi-7', 'stability', 2022, '71 62 68 74 55 68 78 69 66 67 66 73 74 71 83 73 66 74 67 74 66'],
  ['kpi-7', 'stability', 2023, '58 74 62 68 48 59 79 68 70 63 74 71 72 70 82 72 66 69 64 69 56'],
  ['kpi-7', 'stability', 2024, '75 74 69 67 57 56 77 69 72 64 69 71 67 61 85 z 68 68 65 69 57'],
  ['kpi-7', 'stability', 2025, '75 77 69 58 66 54 75 70 77 69 71 76 69 61 86 z 65 71 60 67 64'],
  ['kpi-8', 'stability', 2021, '11 13 11 8 9 9 5 9 12 11 9 8 13 11 4 7 12 9 11 7 16'],
  ['kpi-8', 'stability', 2022, '9 10 8 8 13 12 6 9 13 11 11 8 13 11 3 8 11 11 15 8 14'],
  ['kpi-8', 'stability', 2023, '9 11 9 9 13 12 7 9 13 15 10 10 12 13 6 6 11 13 16 14 15'],
  ['kpi-8', 'stability', 2024, '15 10 11 10 10 9 9 9 10 11 11 9 11 14 6 z 11 13 13 12 14'],
  ['kpi-8', 'stability', 2025, '10 12 10 10 8 12 10 10 11 14 7 9 12 14 5 z 11 16 18 9 16'],
  ['sw-changes', 'workers', 2024, '35 29 26 13 38 22 35 27 35 19 27 29 29 26 30 - 19 27 23 12 30'],
  ['oc2-development', 'outcomes', 2021, '100 100 95 100 100 86 78 98 0 100 76 97 100 100 100 83 80 83 100 91 99'],
  ['oc2-development', 'outcomes', 2022, '100 c 87 c 100 94 77 100 0 100 74 96 100 100 100 81 84 85 100 86 99'],
  ['oc2-development', 'outcomes', 2023, '100 86 91 100 100 86 75 96 0 100 88 93 100 100 100 65 81 97 100 100 100'],
  ['oc2-development', 'outcomes', 2024, '100 c 85 100 100 97 76 100 0 85 100 93 100 100 100 z 90 95 100 94 100'],
  ['oc2-development', 'outcomes', 2025, '100 c 95 100 100 94 85 100 0 100 95 99 100 100 100 z 84 100 100 91 98'],
  ['oc2-convictions', 'outcomes', 2021, '0 0 0 c c 2 4 c c 1 c 2 2 c 0 2 c 3 3 5 4'],
  ['oc2-convictions', 'outcomes', 2022, '0 c 0 c c 2 2 2 c c c 1 2 3 0 3 0 2 2 4 2'],
  ['oc2-convictions', 'outcomes', 2023, '0 c 0 c 0 c 3 1 c 1 c 2 1 7 0 4 0 c 2 2 2'],
  ['oc2-convictions', 'outcomes', 2024, '0 c 0 c c 2 4 2 c 2 c 2 3 3 0 z 2 c 4 2 2'],
  ['oc2-convictions', 'outcomes', 2025, '0 c 0 0 0 3 5 1 c 5 0 2 2 c 0 z 2 2 3 2 3'],
  ['oc2-health-assessment', 'outcomes', 2021, '93 96 79 99 96 88 86 84 98 89 97 85 97 90 97 91 93 94 91 94 89'],
  ['oc2-health-assessment', 'outcomes', 2022, '92 75 98 100 95 94 84 70 96 85 95 81 92 93 95 90 91 91 92 92 85'],
  ['oc2-health-assessment', 'outcomes', 2023, '100 93 98 99 93 92 76 78 96 89 95 77 94 92 97 82 94 92 89 93 90'],
  ['oc2-health-assessment', 'outcomes', 2024, '93 91 94 100 97 96 82 76 94 90 91 75 92 90 96 z 90 89 85 90 90'],
  ['oc2-health-assessment', 'outcomes', 2025, '96 89 91 100 96 92 91 82 95 92 90 70 94 96 97 z 96 92 91 93 90'],
  ['oc2-immunisations', 'outcomes', 2021, '69 68 92 93 95 96 90 91 97 69 86 83 88 81 99 93 80 90 86 93 92'],
  ['oc2-immunisations', 'outcomes', 2022, '69 76 84 92 94 96 86 78 93 72 94 80 95 82 99 94 76 84 77 92 87'],
  ['oc2-immunisations', 'outcomes', 2023, '61 100 86 97 89 96 83 85 92 76 85 79 94 85 98 90 78 84 80 89 84'],
  ['oc2-immunisations', 'outcomes', 2024, '67 88 88 98 92 95 77 86 89 75 89 86 88 86 98 z 85 86 75 90 86'],
  ['oc2-immunisations', 'outcomes', 2025, '71 77 87 95 95 96 79 89 92 80 89 88 89 86 97 z 91 88 86 93 84'],
  ['oc2-dental', 'outcomes', 2021, '38 18 42 65 66 41 28 23 81 45 23 15 38 23 32 32 52 46 46 21 60'],
  ['oc2-dental', 'outcomes', 2022, '77 59 95 79 84 84 58 61 90 74 86 19 81 79 49 68 72 74 70 53 75'],
  ['oc2-dental', 'outcomes', 2023, '79 61 99 82 91 86 85 73 94 77 92 79 84 86 60 56 78 79 83 53 80'],
  ['oc2-dental', 'outcomes', 2024, '91 66 100 87 91 85 95 80 92 69 92 74 85 82 74 z 79 80 85 69 81'],
  ['oc2-dental', 'outcomes', 2025, '90 59 95 87 95 83 93 91 97 64 98 74 89 90 74 z 91 89 84 90 87'],
  ['sdq-completion', 'outcomes', 2021, '87 93 85 100 100 88 75 73 89 87 100 55 71 85 82 58 94 92 93 65 55'],
  ['sdq-completion', 'outcomes', 2022, '76 89 76 100 100 97 89 58 90 78 100 73 78 78 62 61 87 78 92 50 49'],
  ['sdq-completion', 'outcomes', 2023, '100 83 75 100 100 94 88 65 89 77 100 77 88 75 77 34 79 75 94 53 59'],
  ['sdq-completion', 'outcomes', 2024, '100 83 74 100 100 89 60 65 86 69 100 82 89 71 73 z 87 75 100 82 58'],
  ['sdq-completion', 'outcomes', 2025, '96 82 98 100 100 91 88 61 84 90 100 82 90 97 83 z 87 79 95 81 54'],
  ['oc2-substance', 'outcomes', 2021, 'c 4 1 c c 2 4 2 7 c c 2 6 3 5 2 2 5 2 2 2'],
  ['oc2-substance', 'outcomes', 2022, '5 c c c 0 3 3 1 c 5 4 3 5 5 6 3 3 3 c 3 2'],
  ['oc2-substance', 'outcomes', 2023, 'c 4 c c 0 2 4 1 c 7 0 2 6 4 3 4 3 2 3 3 3'],
  ['oc2-substance', 'outcomes', 2024, '5 8 0 c 0 3 4 c c c c 4 5 0 5 z c 1 2 1 3'],
  ['oc2-substance', 'outcomes', 2025, '6 6 0 c 0 3 4 2 4 c 3 3 6 0 5 z 2 5 2 1 3'],
  ['sdq-average', 'outcomes', 2021, '13.7 13.0 14.8 14.8 13.6 16.8 13.8 13.8 14.5 14.1 14.2 15.2 13.8 16.3 14.8 12.8 15.6 14.5 15.6 15.0 12.8'],
  ['sdq-average', 'outcomes', 2022, '15.5 12.7 14.7 13.6 14.3 16.2 13.6 13.8 15.9 14.4 13.9 14.0 14.8 17.0 14.9 12.5 16.1 14.4 15.8 15.2 12.6'],
  ['sdq-average', 'outcomes', 2023, '13.7 13.7 16.1 14.8 15.0 16.8 14.2 13.8 16.1 15.3 14.9 14.6 15.2 16.0 15.0 13.5 15.9 14.9 16.7 14.6 13.1'],
  ['sdq-average', 'outcomes', 2024, '15.0 14.7 15.1 16.2 14.2 16.8 14.7 14.9 15.6 15.3 14.7 15.0 15.7 16.4 15.6 z 16.5 14.7 16.8 15.4 13.5'],
  ['sdq-average', 'outcomes', 2025, '14.2 14.9 16.1 15.9 14.6 16.4 14.7 15.1 16.5 15.8 14.5 15.2 15.7 16.3 16.2 z 16.2 15.3 16.3 14.6 14.1'],
  ['cl-suitable-17-18', 'accommodation', 2021, '95 90 c c 82 100 94 93 92 94 80 96 86 100 92 c 91 94 c 96 95'],
  ['cl-suitable-17-18', 'accommodation', 2022, '93 86 c 100 88 c 97 95 83 91 98 76 80 100 95 c 90 99 c 92 90'],
  ['cl-suitable-17-18', 'accommodation', 2023, 'c 79 94 100 98 95 98 95 92 87 96 96 80 90 90 92 92 95 c 89 89'],
  ['cl-suitable-17-18', 'accommodation', 2024, '90 77 97 100 86 98 97 97 96 88 c 97 82 90 95 z 91 92 97 85 90'],
  ['cl-suitable-17-18', 'accommodation', 2025, '100 84 90 100 98 99 96 95 c 86 96 c 87 90 94 z 93 c 99 85 89'],
  ['cl-suitable-19-21', 'accommodation', 2021, '96 84 91 96 83 98 96 87 86 91 89 90 81 90 86 96 90 88 95 87 87'],
  ['cl-suitable-19-21', 'accommodation', 2022, '92 87 88 96 83 98 96 88 86 90 97 79 86 91 84 90 92 89 96 89 88'],
  ['cl-suitable-19-21', 'accommodation', 2023, '95 82 86 95 96 94 94 90 87 86 92 95 89 95 89 96 90 91 97 86 90'],
  ['cl-suitable-19-21', 'accommodation', 2024, '96 70 94 97 91 97 94 92 90 82 92 90 84 93 93 z 89 90 95 90 91'],
  ['cl-suitable-19-21', 'accommodation', 2025, '90 78 88 93 93 96 94 91 88 83 96 96 83 84 95 z 89 93 91 87 89'],
  ['cl-eet-17-18', 'activity', 2021, '78 65 80 94 67 73 65 75 67 63 64 59 62 65 59 73 62 66 60 71 69'],
  ['cl-eet-17-18', 'activity', 2022, '65 66 71 74 80 78 61 77 76 59 80 49 54 71 70 68 58 75 76 54 64'],
  ['cl-eet-17-18', 'activity', 2023, '67 55 75 62 79 68 79 66 63 64 73 52 55 52 66 71 61 74 66 57 64'],
  ['cl-eet-17-18', 'activity', 2024, '64 54 59 82 61 78 73 77 72 64 65 68 50 57 63 z 55 74 60 59 69'],
  ['cl-eet-17-18', 'activity', 2025, '66 56 62 62 72 67 73 76 71 66 79 61 51 65 72 z 67 74 69 69 58'],
  ['cl-eet-19-21', 'activity', 2021, '57 55 61 66 52 57 60 55 59 51 49 48 50 45 48 54 51 47 51 49 50'],
  ['cl-eet-19-21', 'activity', 2022, '62 57 47 75 57 55 61 60 60 53 52 47 54 56 55 51 51 55 57 58 52'],
  ['cl-eet-19-21', 'activity', 2023, '65 55 46 72 73 54 57 66 59 55 50 54 56 57 53 57 48 58 55 53 58'],
  ['cl-eet-19-21', 'activity', 2024, '63 39 54 60 57 66 59 63 61 50 50 47 55 50 51 z 50 61 55 54 52'],
  ['cl-eet-19-21', 'activity', 2025, '53 44 48 47 56 61 59 66 49 48 47 54 51 56 51 z 50 64 52 46 53'],]
