// Passwords that everybody tries first: words that lists of leaked ones are full of, keys that lie side by side, and what
// telephones and their systems come with. Written by hand, in lower case and without what people hang on to them ("Password-1!"
// is found as "password"): whoever looks one up takes that off first.
const WORDS = `
  password passwort passwd passphrase pass pwd parola contrasena motdepasse senha secret secrets topsecret private geheim
  letmein letmeinnow openup opensesame sesame welcome welcomeback hello helloworld hallo hola bonjour changeme changeit
  changemenow pleasechange default standard initial temporary temp tempo test tests testing tester testtest teste try trial
  sample example demo dummy guest user username admin administrator adminadmin root rootroot toor superuser supervisor super
  sysadmin system server master manager owner boss operator oper service services support helpdesk help office company
  business sales marketing finance info information internet network computer laptop desktop windows linux ubuntu debian
  apple google facebook amazon microsoft samsung huawei xiaomi oppo cisco router switch gateway firewall wireless wifi
  oracle mysql postgres database sqlserver login logon signin access account manage control connect remote
  security secure safety safe trust noentry nopass nopassword none null empty blank unknown nothing whatever something
  anything everything iloveyou iloveu loveyou loveme lovely lover love forever sweetheart darling honey baby babygirl
  princess queen king prince angel angels heaven jesus christ god lord bless blessed faith hope peace freedom
  dragon monkey tiger lion eagle falcon panther wolf shark bear horse dolphin butterfly turtle chicken kitten kitty puppy
  doggy buddy pepper ginger cookie cookies chocolate cheese banana orange lemon cherry strawberry peaches coffee
  summer winter spring autumn sunshine sunflower rainbow flower flowers rose jasmine lily daisy purple yellow silver golden
  january february march april june july august september october november december monday tuesday wednesday thursday friday
  saturday sunday holiday christmas birthday happy smile lucky money dollar rich million diamond
  football soccer baseball basketball hockey tennis golf liverpool chelsea arsenal barcelona realmadrid juventus yankees
  cowboys lakers eagles steelers redsox superman batman spiderman ironman starwars pokemon pikachu naruto
  matrix phoenix thunder lightning hunter killer warrior ninja samurai ranger soldier fighter legend shadow ghost
  mustang ferrari porsche mercedes corvette harley yamaha camaro bmw toyota honda
  michael jennifer jordan michelle ashley jessica daniel andrew joshua matthew anthony robert thomas charlie george nicole
  amanda samantha hannah maggie sophie william james john david maria martin peter alexander andrea claudia stefan
  china beijing shanghai guangzhou shenzhen hongkong taiwan london paris berlin america canada mexico brasil
  woaini woaiwojia woaini1314 iloveyou1314 aini nihao zhongguo wodemima mima mimamima woshishui baobao gongzuo dianhua
  fenji zuoxi kefu guanliyuan gongsi woaizhongguo tiantian laopo laogong
  telephone phone phones extension ext sip sipphone siptest voip voice voicemail mailbox pbx ippbx call caller calls
  callcenter callcentre contactcenter agent agents agentagent hotline queue trunk line desk desktop headset softphone
  asterisk freepbx freeswitch opensips kamailio xswitch xcc xtra fusionpbx elastix issabel trixbox threecx avaya polycom
  yealink grandstream snom fanvil linphone zoiper microsip baresip linksys mitel alcatel siemens panasonic clucon
  qwerty qwertz azerty qwertyuiop qwertyui qwert qwer asdf asdfgh asdfghjkl asdfasdf zxcv zxcvbn zxcvbnm qazwsx qazwsxedc
  wsxedc qweasd qweasdzxc qweqwe asdasd zaqwsx zaqxsw poiuyt lkjhgf mnbvcxz qaz wsx qwe asd zxc
  1qaz2wsx 1qaz 2wsx 1q2w3e 1q2w3e4r 1q2w3e4r5t q1w2e3 q1w2e3r4 q1w2e3r4t5 zaq12wsx 1qazxsw2 1qaz2wsx3edc qwe123 asd123
  a1b2c3 a1b2c3d4 a1b2c3d4e5 1a2b3c 1a2b3c4d abc abcd abcde abcdef abcdefg abc123 123abc abcd1234 1234abcd aa123456 a123456
  123456a 123qwe 1234qwer qwer1234 qwerty123 asdf1234 passw0rd p4ssword pa55word pa55w0rd trustno1 r00t 4dm1n
  0000 00000 000000 00000000 1111 11111 111111 11111111 1122 112233 11223344 1212 121212 12121212 123 1234 12345 123456
  1234567 12345678 123456789 1234567890 0123 01234 012345 0123456789 123123 123321 123123123 12341234 1234321 147258
  147258369 147852 159357 159753 159951 159 1313 131313 1314 1314520 5201314 520 5211314 520520 520131 168168 666 6666 666666
  66666666 696969 7777 777777 7777777 789456 789456123 8888 888888 88888888 987654 9876543210 987654321 9999 999999 99999999
  4321 54321 654321 7654321 87654321 2000 2580 25802580 3333 333333 4444 444444 5555 555555 555666 2222 222222 101010
  100200 102030 10203040 142536 232323 246810 147147 741852 741852963 963852741 951753 753951 13579 24680 110110 114514
  10086 10010 10000 12306 95588
`;

/** All of them. */
export const KNOWN_PASSWORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
