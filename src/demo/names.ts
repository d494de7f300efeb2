import { type Random, randomFrom } from './random.ts'

/** What a child is called. Every name is invented. */
export interface ChildName {
  readonly given: string
  readonly family: string
  /** The name the child likes to be called by. */
  readonly knownAs: string
}

interface Culture {
  readonly girls: readonly string[]
  readonly boys: readonly string[]
  readonly families: readonly string[]
}

const words = (text: string): readonly string[] => text.split(/\s+/)

const british: Culture = {
  girls: words(
    'Amelie Isla Freya Poppy Evie Willow Ruby Maisie Daisy Elsie Phoebe Millie Erin Lacey Scarlett Lexi Brooke Summer Skye Keira Paige Tilly Harriet Faith Ellie-May Nancy Robyn Zara Martha Eliza Bonnie Heidi Mabel Connie Ivy-Rae Tegan Madison Jasmine Shannon Caitlyn Libby Imogen Orla Megan Lottie Edie Darcie Bethany Courtney Alisha',
  ),
  boys: words(
    'Alfie Archie Finley Riley Tyler Kai Jayden Logan Callum Connor Owen Reece Bradley Mason Harvey Toby Jude Theo Rory Elliot Dylan Ashton Kian Corey Leon Frankie Bobby Tommy Ronnie Albie Jenson Kayden Brandon Rhys Zachary Ellis Louie Jake Declan Curtis Dexter Ralph Stanley Ewan Nathan Kieran Blake Taylor Jasper Robin',
  ),
  families: words(
    'Thornleigh Ashcombe Bexwell Marlowe-Hart Pettifer Hollingdale Wraxall Cattermole Dunstable Fenwright Garsdale Harrowby Ibstone Jessop Kettlewell Lathbury Medlicott Norcross Oakshott Pemberley Quarrington Rushmere Saltmarsh Tetley Underhay Vennor Wadlow Yarrowby Appledore Birchmore Cranwell Dalby Eastoe Farnworth Greatorex Haddow Inskip Kirkby Loxley Mapleton Nethercott Ottaway Padgham Ravensdale Selwood Tanfield Upchurch Wickens Wolstone Allardyce Bramhall Coldwell Denholm Ellingham Foxcroft Gadsby Hensby Langtoft Mossman Northcliffe Orlebar Penfold Rainsford Stopford Twelvetree Woodgate Weldrake Broughall Clipsham Desborne Finedale Grendale Hargrave Irthling Lilfold Maidwell Naseborn Orlinghay Pytchford Rothersthorne Sulgrove Titchfield Wollastone Yardlow',
  ),
}
const irish: Culture = {
  girls: words('Aoife Niamh Ciara Saoirse Roisin Aisling Margaret Bridget Eileen Kathleen Nora Shauna'),
  boys: words('Cian Oisin Padraig Eoin Darragh Tiernan Fergal Patrick Martin Jimmy Simey Cathal'),
  families: words(
    'McGarrigan ODonnahan Kilbrannan McElvaney Tarpey Donoghan Maughan-Reilly Cawleen Gillhooley Mullarkin Connorty Sheridane',
  ),
}
const european: Culture = {
  girls: words(
    'Zuzanna Oliwia Julia Maja Ioana Andreea Elena Ruta Ieva Daria Katalin Simona Bianca Larisa Natalia Kornelia',
  ),
  boys: words(
    'Kacper Jakub Oskar Mateusz Andrei Matei Stefan Lukas Nojus Dominik Marek Bogdan Ionut Denis Szymon Tomas',
  ),
  families: words(
    'Wisniakowski Zielonka Brzozowicz Kalinauskas Petraitas Ionelescu Marinovic Dumitrache Horvatek Novotnik Kowalinski Radulovic Szabados Stankunas Barbulesku Jaworowicz',
  ),
}
const roma: Culture = {
  girls: words('Esmeralda Rozalia Denisa Loredana Florica Sanda Mirela Vanesa'),
  boys: words('Florin Marius Romeo Samir Ricardo Vasile Ferko Adi'),
  families: words('Lakatosh Balogan Ciurarescu Horvathy Feraru Lingurar Stojkan Demeterka'),
}
const albanian: Culture = {
  girls: words('Arbesa Blerina Elira Fjolla'),
  boys: words('Ardit Besnik Dritan Endrit Flamur Gentian Klodian Leart Mergim Olsi'),
  families: words('Hoxhallari Shkurtaj Krasniqan Berishaj Lleshanaku Gjokaj Dervishaj Marashaj'),
}
const westAfrican: Culture = {
  girls: words('Adaeze Chiamaka Folasade Ifeoma Abena Akosua Efua Ngozi Temitope Yetunde Zainab Mariama'),
  boys: words('Chidi Emeka Oluwaseun Tunde Kwabena Kofi Yaw Ikenna Femi Ebrima Lamin Babajide'),
  families: words(
    'Adeyinkan Okonjola Oyelaran Nwabuzor Boatengwa Asantewah Eze-Nwoke Olatunbosun Mensahene Ajibolade Jallowe Kamarana',
  ),
}
const eastAfrican: Culture = {
  girls: words('Selam Feven Hiwet Rahwa Hodan Ifrah Sagal Amina Nyakim'),
  boys: words('Yonas Filmon Natnael Robel Samuel Henok Merhawi Abdirahman Mustafe Omer Idris Bakri Tesfay Kibrom'),
  families: words(
    'Tewoldemariam Ghebreab Habteselam Weldu Araya-Kidane Warsame-Nur Jimcaale Abdulkarim Elnour Hamdan-Eisa Adamtoum Kiflay',
  ),
}
const caribbean: Culture = {
  girls: words('Shanice Aaliyah Kezia Renee Tiana Chantelle Jada Naomi Deja Monique'),
  boys: words('Jerome Malachi Tyrese Dwayne Kemar Andre Jermaine Isaiah Marlon Levi'),
  families: words(
    'Beckfordson Clarendon Palmerley Grantley Wynterbourne Dunkleyson Samuda-Hall Penningtone Barrettson Lynchford',
  ),
}
const indian: Culture = {
  girls: words('Priya Anjali Kavya Simran Jasleen Diya Meera Harpreet Nisha Riya'),
  boys: words('Arjun Rohan Kiran Jaspreet Dev Nikhil Manvir Aarav Vikesh Sunny'),
  families: words('Patelwala Gurdaspuri Chauhania Sandhalia Raithatta Bhogalia Mistrykar Deolia Sohaliwal Vaghelkar'),
}
const pakistani: Culture = {
  girls: words('Aisha Hafsa Iqra Maryam Sana Zoya Hira Laiba'),
  boys: words('Hamza Bilal Usman Zeeshan Danyal Faizan Haris Junaid'),
  families: words('Mahmoodi Qureshani Bhattizai Rajputani Awanzada Mirzaei-Khan Chaudhrani Sheikhani'),
}
const bangladeshi: Culture = {
  girls: words('Nusrat Tahmina Sumaiya Fahmida Rumana Jannat'),
  boys: words('Tanvir Rakib Sajid Mahin Shuhel Nahid'),
  families: words('Chowdhurani Talukdari Miahzada Begumzada Hoquesen Laskari'),
}
const persian: Culture = {
  girls: words('Parisa Laila Shirin Soraya Rojin'),
  boys: words('Farhad Navid Emal Zabi Samim Rahim Karwan Aram Soran Diyar Rebaz Hiwa Kaveh Milad Elyas Wahid'),
  families: words(
    'Ahmadzada Noorzaihan Stanekzada Mohmandi Safiullahi Hamakarim Rashidpour Zandipour Barzanji-Omar Karimzade Shinwarai Yousafi',
  ),
}
const vietnamese: Culture = {
  girls: words('Linh Thao Huong Ngoc'),
  boys: words('Minh Duc Hieu Quang Tuan Khanh'),
  families: words('Nguyen-Tran Phamviet Buithanh Dangvu Hoangle Truongvan'),
}
const chinese: Culture = {
  girls: words('Mei Xinyi Yuting Lihua'),
  boys: words('Wei Junjie Haoran Zhiming'),
  families: words('Zhangxi Linhua Huangfu Chenyao Wuqian'),
}

const CULTURES: Readonly<Record<string, readonly Culture[]>> = {
  WBRI: [british],
  WIRI: [irish],
  WIRT: [irish],
  WROM: [roma],
  WOTH: [european],
  MWBC: [british, caribbean],
  MWBA: [british, westAfrican],
  MWAS: [british, indian],
  MOTH: [british, european],
  AIND: [indian],
  APKN: [pakistani],
  ABAN: [bangladeshi],
  AOTH: [indian, pakistani],
  BCRB: [caribbean],
  BAFR: [westAfrican, westAfrican, eastAfrican],
  BOTH: [caribbean, westAfrican],
  CHNE: [chinese],
  OOTH: [european, persian],
  REFU: [british],
  NOBT: [british],
}

const ALONE: Readonly<Record<string, readonly Culture[]>> = {
  AOTH: [persian, persian, vietnamese],
  OOTH: [persian],
  BAFR: [eastAfrican],
  WOTH: [albanian],
  BOTH: [eastAfrican],
  CHNE: [chinese],
}

/**
 * A name for a child: the family name goes with the family, so brothers and sisters share it, and both names with the
 * child's ethnicity (of unaccompanied children, with where such children come from).
 */
export function nameFor(
  child: {
    readonly id: string
    readonly sex: 'M' | 'F'
    readonly ethnicity: string
    readonly family: string
    readonly alone: boolean
  },
  seed: string | number,
): ChildName {
  const ofFamily = randomFrom(seed, 'family', child.family)
  const culture = ofFamily.pick((child.alone ? ALONE[child.ethnicity] : CULTURES[child.ethnicity]) ?? [british])
  const family = doubled(ofFamily, culture)
  const random = randomFrom(seed, 'name', child.id)
  const list = child.ethnicity.startsWith('M') && random.chance(0.5) ? british : culture
  const given = random.pick(child.sex === 'M' ? list.boys : list.girls)
  return { given, family, knownAs: random.chance(0.12) ? shortened(given) : given }
}

function doubled(random: Random, culture: Culture): string {
  const one = random.pick(culture.families)
  if (culture !== british || !random.chance(0.07) || one.includes('-')) return one
  const two = random.pick(culture.families)
  return two === one || two.includes('-') ? one : `${one}-${two}`
}

function shortened(given: string): string {
  const first = given.split('-')[0] ?? given
  return first.length > 5 ? first.slice(0, /[aeiouy]/.test(first[2] ?? '') ? 4 : 3) : first
}
