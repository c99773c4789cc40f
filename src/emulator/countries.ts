// The countries, their places and prices.
import { usLocalities } from "./usLocalities.js";
import type { Capabilities } from "./wire.js";

/**
 * One country of the inventory. Places are `Name:areaCode`, or `Name:areaCode:template`; a template is a national
 * number whose trailing `x`s count. Without one it is area code, zeros up to `length`, and three counting digits.
 */
export interface Country {
  code: string;
  englishName: string;
  dial: string;
  length: number;
  /** Places by division; the key "" holds the places of a country without divisions. */
  places: Record<string, string>;
  /** `areaCode:template` each. */
  tollFree: string[];
  /** Templates of mobile numbers, which belong to the first place. */
  mobile: string[];
  /** US dollars a month by number type; a type without a price is not offered. */
  prices: { geographic?: number; tollFree?: number; mobile?: number };
  tollFreeCapabilities: Capabilities;
  agreementRequired: boolean;
}

const voice: Capabilities = { calling: "inbound+outbound", sms: "none" };
const voiceAndSms: Capabilities = { calling: "inbound+outbound", sms: "inbound+outbound" };

const country = (
  code: string,
  englishName: string,
  dial: string,
  length: number,
  prices: Country["prices"],
  places: string | Record<string, string>,
  more: Partial<Country> = {},
): Country => ({
  code,
  englishName,
  dial,
  length,
  prices,
  places: typeof places === "string" ? { "": places } : places,
  tollFree:
    prices.tollFree === undefined ? [] : [`800:800${"0".repeat(Math.max(length - 6, 1))}xxx`],
  mobile: [],
  tollFreeCapabilities: voice,
  agreementRequired: false,
  ...more,
});

/**
 * By English name, as the service lists them. Numbers lie in ranges that regulators keep for fiction (North America
 * 555-01xx, GB, AU, DE, FR geographic and mobile, SE Stockholm) or are made of zeros.
 */
// prettier-ignore
export const countries: readonly Country[] = [
  country("AR", "Argentina", "54", 10, { geographic: 3.5, tollFree: 12 }, "Buenos Aires:11; Córdoba:351; Rosario:341"),
  country("AU", "Australia", "61", 9, { geographic: 2.5, tollFree: 16, mobile: 6 },
    "Adelaide:8:85550xxxx; Brisbane:7:75550xxxx; Melbourne:3:35550xxxx; Sydney:2:25550xxxx",
    { mobile: ["4915701xx"], tollFree: ["1800:18009757xx"] }),
  country("AT", "Austria", "43", 10, { geographic: 1.5, tollFree: 14 }, "Graz:316; Linz:732; Salzburg:662; Wien:1"),
  country("BE", "Belgium", "32", 8, { geographic: 1.5, tollFree: 16 }, "Antwerpen:3; Brussel:2; Liège:4"),
  country("BR", "Brazil", "55", 10, { geographic: 3 }, "Brasília:61; Rio de Janeiro:21; São Paulo:11"),
  country("CA", "Canada", "1", 10, { geographic: 1 }, {
    AB: "Calgary:403:40355501xx; Edmonton:780:78055501xx",
    BC: "Vancouver:604:60455501xx; Victoria:250:25055501xx",
    ON: "Ottawa:613:61355501xx; Toronto:416:41655501xx",
    QC: "Montréal:514:51455501xx; Québec:418:41855501xx",
  }),
  country("CL", "Chile", "56", 9, { geographic: 4, tollFree: 18 }, "Concepción:41; Santiago:2; Valparaíso:32"),
  country("CN", "China", "86", 10, { tollFree: 20 }, "Beijing:10; Guangzhou:20; Shanghai:21"),
  country("CO", "Colombia", "57", 10, { geographic: 5, tollFree: 20 }, "Bogotá:601; Cali:602; Medellín:604"),
  country("DK", "Denmark", "45", 8, { geographic: 1, tollFree: 12 }, "Aarhus:86; København:33; Odense:66"),
  country("FI", "Finland", "358", 9, { geographic: 2, tollFree: 18 }, "Helsinki:9; Tampere:3; Turku:2"),
  country("FR", "France", "33", 9, { geographic: 1, tollFree: 8 },
    "Bordeaux:5:53649xxxx; Lyon:4:46571xxxx; Marseille:4:46571xxxx; Paris:1:19900xxxx; Rennes:2:26191xxxx; Strasbourg:3:35301xxxx",
    { agreementRequired: true }),
  country("DE", "Germany", "49", 10, { geographic: 1, tollFree: 14 },
    "Berlin:30:3023125xxx; Frankfurt am Main:69:6990009xxx; Hamburg:40:4066969xxx; Köln:221:2214710xxx; München:89:8999998xxx"),
  country("HK", "Hong Kong SAR", "852", 8, { geographic: 8, tollFree: 20 }, "Hong Kong Island:2; Kowloon:3; New Territories:24"),
  country("ID", "Indonesia", "62", 10, { geographic: 12 }, "Bandung:22; Jakarta:21; Surabaya:31"),
  country("IE", "Ireland", "353", 9, { geographic: 1.5, tollFree: 13, mobile: 6.5 }, "Dublin:1; Cork:21; Galway:91; Limerick:61",
    { mobile: ["850000xxx"] }),
  country("IL", "Israel", "972", 8, { geographic: 4, tollFree: 20 }, "Haifa:4; Jerusalem:2; Tel Aviv:3"),
  country("IT", "Italy", "39", 10, { geographic: 1, tollFree: 14 }, "Milano:02; Napoli:081; Roma:06; Torino:011"),
  country("KR", "Korea", "82", 9, { geographic: 6 }, "Busan:51; Incheon:32; Seoul:2"),
  country("LV", "Latvia", "371", 8, { geographic: 2, mobile: 5 }, "Daugavpils:654; Liepāja:634; Rīga:67", { mobile: ["20000xxx"] }),
  country("LU", "Luxembourg", "352", 8, { geographic: 2, tollFree: 12 }, "Esch-sur-Alzette:54; Ettelbruck:81; Luxembourg:22"),
  country("MY", "Malaysia", "60", 9, { geographic: 6 }, "George Town:4; Johor Bahru:7; Kuala Lumpur:3"),
  country("MX", "Mexico", "52", 10, { geographic: 4, tollFree: 16 }, "Ciudad de México:55; Guadalajara:33; Monterrey:81"),
  country("NL", "Netherlands", "31", 9, { geographic: 1.5, tollFree: 14 }, "Amsterdam:20; Rotterdam:10; Utrecht:30"),
  country("NZ", "New Zealand", "64", 8, { geographic: 3, tollFree: 16 }, "Auckland:9; Christchurch:3; Wellington:4"),
  country("NO", "Norway", "47", 8, { geographic: 2, tollFree: 14 }, "Bergen:55; Oslo:22; Trondheim:73"),
  country("PH", "Philippines", "63", 10, { geographic: 14 }, "Cebu:32; Davao:82; Manila:2"),
  country("PL", "Poland", "48", 9, { geographic: 2, tollFree: 14 }, "Gdańsk:58; Kraków:12; Warszawa:22"),
  country("PT", "Portugal", "351", 9, { geographic: 1.5, tollFree: 14 }, "Braga:253; Lisboa:21; Porto:22"),
  country("PR", "Puerto Rico", "1", 10, { geographic: 1 }, "Mayagüez:939:93955501xx; Ponce:787:78755501xx; San Juan:787:78755501xx"),
  country("SA", "Saudi Arabia", "966", 9, { geographic: 20 }, "Dammam:13; Jeddah:12; Riyadh:11"),
  country("SG", "Singapore", "65", 8, { geographic: 6, tollFree: 20 }, "Central:6; East:65; West:67"),
  country("SK", "Slovakia", "421", 9, { geographic: 1.5, tollFree: 14 }, "Bratislava:2; Košice:55; Žilina:41"),
  country("ZA", "South Africa", "27", 9, { geographic: 2, tollFree: 14 }, "Cape Town:21; Durban:31; Johannesburg:11"),
  country("ES", "Spain", "34", 9, { geographic: 1, tollFree: 14 }, "Barcelona:93; Madrid:91; Sevilla:95; Valencia:96"),
  country("SE", "Sweden", "46", 9, { geographic: 1, tollFree: 14, mobile: 5 }, "Göteborg:31; Malmö:40; Stockholm:8:8465004xx",
    { mobile: ["7017406xx"] }),
  country("CH", "Switzerland", "41", 9, { geographic: 1.5, tollFree: 14 }, "Basel:61; Bern:31; Genève:22; Zürich:44"),
  country("TW", "Taiwan", "886", 9, { geographic: 10 }, "Kaohsiung:7; Taichung:4; Taipei:2"),
  country("TH", "Thailand", "66", 9, { geographic: 16 }, "Bangkok:2; Chiang Mai:53; Phuket:76"),
  country("AE", "United Arab Emirates", "971", 9, { tollFree: 20 }, "Abu Dhabi:2; Dubai:4; Sharjah:6"),
  country("GB", "United Kingdom", "44", 10, { geographic: 1, tollFree: 12, mobile: 3 },
    "Birmingham:121:1214960xxx; Edinburgh:131:1314960xxx; Leeds:113:1134960xxx; London:20:2079460xxx; Manchester:161:1614960xxx",
    { mobile: ["7700900xxx"], tollFree: ["808:8081570xxx"] }),
  country("US", "United States", "1", 10, { geographic: 1, tollFree: 2 }, usLocalities, {
    tollFree: ["844", "833", "888", "855", "866", "877", "800"].map((code) => `${code}:${code}55501xx`),
    tollFreeCapabilities: voiceAndSms,
  }),
];
