/**
 * Names and what they are shortened or turned to, the fuller name first. Also names that are spelt so differently that
 * neither their letters nor their sounds show it. A short name may stand under several.
 */
const GROUPS = `
abdul abdal abdel abd
abdirahman abdurrahman abdulrahman abdelrahman abdi
abigail abby abbie abi gail
abraham abe bram ibrahim ebrahim brahim avraham
adam ademola
adrian ade adie
agnieszka aga agnes
alan al allan allen
albert al bert bertie
alexander alex alec sandy xander sasha lex oleksandr aleksander aleksandr alessandro alejandro iskander sikandar
alexandra alex lexi lexie sandra sasha sacha allie oleksandra aleksandra
alfred alf alfie fred freddie
alice ali allie alys
alison ali allie
amanda mandy manda
amelia millie amy emilia mila
andrew andy drew andrei andrii andrzej andreas
angela angie ange
anna ann anne annie ania hanna hannah anya
anthony tony ant antony antoni antonio anton
antonia toni
aoife eefa efa
arthur art arthurs
barbara barb babs basia
beatrice bea bee trixie
benjamin ben benny benji benjy binyamin bunyamin
bernadette bernie detta
bernard bernie
bethany beth bethan
bradley brad
bronwen bron bronwyn
callum cal calum
cameron cam
caoimhe keeva kiva queeva
caroline carrie caz caro
catherine cath cathy kate katie kathy kat katherine kathryn katarzyna kasia kitty katerina kateryna katya caitlin
ceri kerry
charles charlie chas chuck karl karol carlos
charlotte charlie lottie lotte char
chloe khloe clo
christina chris chrissy tina krystyna kristina
christine chris chrissy tina
christopher chris kit topher krzysztof kris christoph
claire clare clara
connor con conor
constance connie
curtis curt
cynthia cindy
daisy marguerite
daniel dan danny dani danilo danylo daniyal
danielle dani danni elle
darren daz
david dave davey dai dafydd dawid daoud dawood daud davyd
deborah deb debbie debra
declan dec
denise dee
dennis den denny denys
diana di diane
dominic dom nic
donald don donnie
dorothy dot dottie dolly thea
douglas doug dougie
edward ed eddie ted teddy ned edek
eleanor ellie nell nellie nora elena ella lenora
elizabeth liz lizzie lizzy beth betty bess bessie eliza libby elsie elspeth lisa liza betsy elisabeth elzbieta ela
ellen nell nellie elen helen
emily em emmy millie emilia
emma em emmy
emmanuel manny manuel emanuel
eric rick erik
ernest ernie
eugene gene yevhen yevgeny evgeny evgeni
evelyn eve evie
fatima fatma fatoumata fatou fatimah
felicity flick fliss
florence flo flossie florrie
frances fran frankie franny
francis frank frankie fran franciszek
frederick fred freddie freddy fredrick
gabriel gabe gabby jibril jibreel gebriel
gabrielle gabby gabi ella
gareth gaz
gary gaz gareth
geoffrey geoff jeff jeffrey
george georgie jerzy jorge jurgis giorgi heorhii
georgina georgie gina georgia
gerald gerry jerry
gerard gerry
gillian gill jill
grace gracie
graham gray graeme
gregory greg grzegorz hryhorii
gwendolen gwen
hannah hana hanna annie
harold harry hal
harriet hattie harry
hassan hasan hasaan
helen nell nellie helena elena olena
henry harry hal hank henryk
hossein hussein husain hussain hoseyn
hugh huw hughie
ian iain
imogen immy imo
isaac ike zac zak ishaq
isabella bella izzy isabelle isabel isobel ella belle
ivan evan vanya john
jacob jake jakub coby yaqub yakub yaqoob
jacqueline jackie jacqui
james jim jimmy jamie jem jimi jaime seamus hamish
janet jan
janice jan
jasmine jas jazz yasmin yasmine yasmeen
jason jay jase
jeffrey jeff
jennifer jen jenny jenni
jeremy jem jez jerry
jessica jess jessie
joan joanie siobhan
joanna jo joanne asia
john jack johnny jon jan ivan evan sean ieuan johan yahya juan ioan
jonathan jon jonny johnny nathan
jordan jord jordy
joseph joe joey josef jozef yusuf yousef youssef yusef yosef yosief giuseppe jose yossi
josephine jo josie posy
joshua josh yusha yeshua
judith judy jude judi
julia jules julie yulia yuliia
julian jules
karen kaz
katrina kat trina kate
kenneth ken kenny
kerry kez
khadija khadijah hadija khadeeja hatice kadija khadra
kieran kier kieron ciaran
kimberley kim kimberly kimmy
kristen kris
kyle kye
lauren laurie loz
laurence larry laurie lawrence lorenzo wawrzyniec
leanne lee
leonard len lenny leo
leonardo leo
lewis lew louis luis ludwik
lillian lily lil lilly
linda lin lyn
lindsay lin
louis lou louie
louise lou lulu
lucy lu lucie lucia lucja
lukasz luke lucas luka
lydia liddy
mackenzie mack kenzie
madeleine maddie maddy mads madeline
malcolm malc mal
malgorzata gosia margaret
marcus marc mark marek marco marko
margaret maggie meg peggy madge margie marge greta rita megan mags mairead
maria mary marie mariam maryam miriam mariya marija mia
martha marty mattie
martin marty marcin
mary molly polly may mae maria marie miriam mairi
mason mace
matilda tilly tilda mattie
matthew matt matty mateusz matteo mathias matvii
maurice mo morris
maximilian max
megan meg
mehmet mohammed mohamed muhammad mohammad mahomet
melanie mel
melissa mel missy lissa
michael mick mike mikey micky mitch michal mikhail mykhailo mikael miguel mikhael mikail
michelle shell chelle mich
mohammed mo mohd md mohamed muhammad mohammad muhamed mahamed muhammed mohamad mamadou mohamud mahomed
mustafa mostafa moustafa mustapha
natalie nat nats natalia nataliya
natasha tash tasha nat
nathan nate nat
nathaniel nat nate nathan
niamh neve neeve nieve
nicholas nick nicky nico nicolas mikolaj mykola nikolai klaus
nicola nicky nic nikki nicole
nigel nige
oliver ollie olly
olivia liv livvy ollie livia
oluwaseun seun
oluwatobi tobi tobiloba
omar umar omer umer
osman othman usman uthman usmaan
oscar ozzy oskar
owen owain ewan eoin euan
pamela pam
patricia pat trish tricia patsy patti
patrick pat paddy padraig patryk
paul pawel pavlo pavel pablo paulo
peter pete piotr petro petr pedro boutros butrus
philip phil pip phillip filip
philippa pip pippa
phoebe phebe febe
rachel rach rae rachael rahel
rahman rehman rahmaan
raymond ray
rebecca becky becca bex becks beck rivka
reginald reg reggie
rhiannon rhi
rhys reece rees reese
richard rick ricky dick rich richie ryszard rico
robert rob bob bobby robbie bert robin
roderick rod roddy
rodney rod
roisin rosheen rosaleen
ronald ron ronnie
rosemary rose rosie
rose rosie roz
rowan ro
roxanne roxy rox
rupert rupe
ruth ruthie
saba saaba
said saeed sayeed saiid saeid
salah saleh salih
samantha sam sammy
samuel sam sammy samuil shmuel
sandra sandy
sarah sally sadie sara zara sarai
saoirse seersha sersha
scott scotty
sean shaun shawn john
sebastian seb bastian
sharon shaz
shane seaghan
siobhan shevaun chevonne shivaun joan
sinead shinade
simon si szymon shimon semyon
sophie soph sophia sofia zofia sofiya
stanley stan stanislaw
stella estella
stephanie steph stefania stevie
stephen steve stevie steven stefan stephan stepan esteban estifanos
stuart stu stewart
susan sue susie suzie suzanne susanna zuzanna
svitlana svetlana lana
tabitha tabby
tadeusz thaddeus tadek tad
tamara tammy tam
teresa terry tess tessa theresa tracy
terence terry terrence
tesfay tesfai tesfaye
theodore theo ted teddy
thomas tom tommy tomasz tam tomas tamas
timothy tim timmy tymofii
tobias toby
tracey trace
tyrone ty
tyler ty
valentina val tina
valerie val
vanessa nessa ness
veronica ronnie vera
victor vic viktor wiktor
victoria vicky tori vikki vicki viktoria wiktoria viktoriia tor
vincent vince vinny vinnie
vivien viv vivian
vladimir volodymyr vova vlad wladimir
walter wally walt
william will bill billy liam willy wills wilhelm vilhelm gwilym
winifred winnie freda win
wojciech wojtek adalbert
yohannes yonas jonas johannes yohanes
yolanda jola jolanta
zachary zac zak zack zach zakariya zakaria zachariah zechariah
zainab zaynab zeynep zeinab zineb
zoe zowie zoey
`

const FULL: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>()
  for (const line of GROUPS.trim().split('\n')) {
    const names = line.split(' ')
    const [full = ''] = names
    for (const name of new Set(names)) found.set(name, [...(found.get(name) ?? []), full])
  }
  return found
})()

/** The fuller names that a first name may stand for, itself among them where it is one; empty where none is known. */
export function fullerNames(word: string): readonly string[] {
  return FULL.get(word) ?? []
}
