/** Cities of the United States with an area code each, by state. */
export const usLocalities: Record<string, string> = {
  AK: "Anchorage:907; Fairbanks:907; Juneau:907",
  AL: "Birmingham:205; Huntsville:256; Mobile:251; Montgomery:334",
  AR: "Fayetteville:479; Jonesboro:870; Little Rock:501",
  AZ: "Flagstaff:928; Glendale:623; Mesa:480; Phoenix:602; Tucson:520",
  CA:
    "Anaheim:714; Bakersfield:661; Chico:530; Concord:925; Fresno:559; Long Beach:562; Los Angeles:213; " +
    "Oakland:510; Pasadena:626; Riverside:951; Sacramento:916; San Bernardino:909; San Diego:619; " +
    "San Francisco:415; San Jose:408; San Mateo:650; Santa Barbara:805; Santa Rosa:707; Stockton:209",
  CO: "Boulder:303; Colorado Springs:719; Denver:303; Fort Collins:970; Grand Junction:970",
  CT: "Bridgeport:203; Hartford:860; New Haven:203",
  DC: "Washington:202",
  DE: "Dover:302; Wilmington:302",
  FL:
    "Daytona Beach:386; Fort Lauderdale:954; Fort Myers:239; Gainesville:352; Jacksonville:904; " +
    "Lakeland:863; Melbourne:321; Miami:305; Orlando:407; Pensacola:850; Sarasota:941; " +
    "St. Petersburg:727; Tallahassee:850; Tampa:813; West Palm Beach:561",
  GA: "Albany:229; Athens:706; Atlanta:404; Augusta:706; Columbus:706; Macon:478; Savannah:912",
  HI: "Hilo:808; Honolulu:808",
  IA: "Cedar Rapids:319; Davenport:563; Des Moines:515; Mason City:641; Sioux City:712",
  ID: "Boise:208; Idaho Falls:208; Meridian:208",
  IL:
    "Aurora:630; Belleville:618; Chicago:312; Cicero:708; Elgin:847; Joliet:815; Peoria:309; " +
    "Rockford:815; Springfield:217",
  IN:
    "Bloomington:812; Evansville:812; Fort Wayne:260; Gary:219; Indianapolis:317; Muncie:765; " +
    "South Bend:574",
  KS: "Dodge City:620; Kansas City:913; Topeka:785; Wichita:316",
  KY: "Ashland:606; Lexington:859; Louisville:502; Owensboro:270",
  LA: "Baton Rouge:225; Houma:985; Lafayette:337; New Orleans:504; Shreveport:318",
  MA: "Boston:617; Lowell:978; Lynn:781; Springfield:413; Worcester:508",
  MD: "Annapolis:410; Baltimore:410; Rockville:301",
  ME: "Augusta:207; Bangor:207; Portland:207",
  MI:
    "Ann Arbor:734; Detroit:313; Flint:810; Grand Rapids:616; Kalamazoo:269; Lansing:517; " +
    "Marquette:906; Saginaw:989; Traverse City:231; Troy:248; Warren:586",
  MN:
    "Bloomington:952; Brooklyn Park:763; Duluth:218; Minneapolis:612; Rochester:507; " +
    "St. Cloud:320; St. Paul:651",
  MO: "Columbia:573; Kansas City:816; Sedalia:660; Springfield:417; St. Charles:636; St. Louis:314",
  MS: "Biloxi:228; Jackson:601; Tupelo:662",
  MT: "Billings:406; Bozeman:406; Missoula:406",
  NC:
    "Asheville:828; Charlotte:704; Durham:919; Fayetteville:910; Greensboro:336; Greenville:252; " +
    "Raleigh:919",
  ND: "Bismarck:701; Fargo:701; Grand Forks:701",
  NE: "Lincoln:402; North Platte:308; Omaha:402",
  NH: "Concord:603; Manchester:603; Nashua:603",
  NJ:
    "Atlantic City:609; Camden:856; Edison:732; Elizabeth:908; Jersey City:201; Newark:973; " +
    "Trenton:609",
  NM: "Albuquerque:505; Las Cruces:575; Santa Fe:505",
  NV: "Las Vegas:702; Reno:775",
  NY:
    "Albany:518; Binghamton:607; Brooklyn:718; Buffalo:716; Hempstead:516; Islip:631; " +
    "New York City:212; Poughkeepsie:845; Queens:718; Rochester:585; Syracuse:315; Yonkers:914",
  OH:
    "Akron:330; Cincinnati:513; Cleveland:216; Columbus:614; Dayton:937; Lancaster:740; Lorain:440; " +
    "Toledo:419; Youngstown:330",
  OK: "Lawton:580; Oklahoma City:405; Tulsa:918",
  OR: "Bend:541; Eugene:541; Portland:503; Salem:503",
  PA:
    "Allentown:610; Erie:814; Greensburg:724; Harrisburg:717; Philadelphia:215; Pittsburgh:412; " +
    "Scranton:570",
  RI: "Newport:401; Providence:401",
  SC: "Charleston:843; Columbia:803; Greenville:864",
  SD: "Pierre:605; Rapid City:605; Sioux Falls:605",
  TN: "Chattanooga:423; Clarksville:931; Jackson:731; Knoxville:865; Memphis:901; Nashville:615",
  TX:
    "Amarillo:806; Austin:512; Beaumont:409; Bryan:979; Corpus Christi:361; Dallas:214; Denton:940; " +
    "El Paso:915; Fort Worth:817; Galveston:409; Houston:713; Huntsville:936; Laredo:956; " +
    "Lubbock:806; McAllen:956; Midland:432; New Braunfels:830; San Angelo:325; San Antonio:210; " +
    "Tyler:903; Waco:254; Wichita Falls:940",
  UT: "Provo:801; Salt Lake City:801; St. George:435",
  VA:
    "Alexandria:703; Arlington:703; Bristol:276; Charlottesville:434; Norfolk:757; Richmond:804; " +
    "Roanoke:540",
  VT: "Burlington:802; Montpelier:802",
  WA: "Bellevue:425; Olympia:360; Seattle:206; Spokane:509; Tacoma:253; Vancouver:360",
  WI: "Eau Claire:715; Green Bay:920; Kenosha:262; Madison:608; Milwaukee:414",
  WV: "Charleston:304; Huntington:304",
  WY: "Casper:307; Cheyenne:307",
};
