"""Places of the trade press with the country each lies in, and what its people are called.

Data only. Regions have no country ("").
"""

from __future__ import annotations

_LISTING = """
SG Singapore, Singapura, Singaporean, S'pore
HK Hong Kong, Hongkong, HK, Hong Konger, Kowloon
MY Malaysia, Malaysian, Kuala Lumpur, KL, Penang, Johor, Johor Bahru, Selangor, Putrajaya,
   Cyberjaya, Sabah, Sarawak,
   Ipoh, Kota Kinabalu, Kuching, Malacca, Melaka, Shah Alam, Petaling Jaya, Klang, Kelantan,
   Terengganu, Perak, Kedah, Pahang, Malaysians
ID Indonesia, Indonesian, Jakarta, Bali, Surabaya, Bandung, Yogyakarta, Sumatra,
   Jawa, Jawa Barat, Jawa Tengah, Jawa Timur, Kalimantan, Sulawesi, Medan, Semarang,
   Makassar, Tangerang, Bekasi, Depok, Batam, Papua, Indonesians, Jakartans
TH Thailand, Thai, Bangkok, Chiang Mai, Phuket,
   Pattaya, Khon Kaen, Thais
PH Philippines, Philippine, Filipino, Filipina, Filipinos, Manila, Makati, Cebu, Taguig, Quezon
   City,
   Davao, Baguio, Iloilo, Quezon, Pasig, Visayas, Mindanao, Luzon, Metro Manila
VN Vietnam, Vietnamese, Việt Nam, Hà Nội, Đà Nẵng, Hanoi, Ho Chi Minh City,
   Saigon, Ho Chi Minh, Da Nang,
   Hai Phong, Can Tho, Thái, Long Thành
KH Cambodia, Cambodian, Phnom Penh,
   Siem Reap, Khmer
MM Myanmar, Burmese, Yangon
LA Laos, Laotian
BN Brunei, Bruneian
TW Taiwan, Taiwanese, Taipei, Kaohsiung,
   Tainan, Taichung, Hsinchu
CN China, Chinese, Beijing, Shanghai, Shenzhen, Guangzhou, Hangzhou, Chengdu, Nanjing, Wuhan,
   Mainland China, Xi'an,
   Suzhou, Xiamen, Chongqing, Tianjin, Qingdao, Dalian, Hainan, Zhejiang, Guangdong, Sichuan,
   Fujian, Jiangsu, Hunan, Changsha
MO Macau, Macao, Macanese
JP Japan, Japanese, Jepang, Jepun, Nhật, Nhật Bản, Tokyo, Osaka, Kyoto, Fukuoka,
   Nagoya, Sapporo, Hokkaido, Okinawa, Kobe, Yokohama, Hiroshima, Sendai, Shibuya, Kyushu,
   Niigata
KR South Korea, Korea, Hàn Quốc, Korean, South Korean, Seoul, Busan, Koreans,
   Incheon, Daegu, Jeju, Gyeonggi, Pangyo, Gangnam
IN India, Indian, Mumbai, Delhi, New Delhi, Bengaluru, Bangalore, Chennai, Hyderabad, Pune,
   Gurugram, Gurgaon, Kolkata, Noida, Kerala, Goa,
   Kochi, Jaipur, Ahmedabad, Lucknow, Patna, Bihar, Punjab, Gujarat, Rajasthan, Maharashtra,
   Tamil Nadu, Karnataka, Telangana, Uttar Pradesh, Madhya Pradesh, West Bengal, Chandigarh,
   Indore, Nagpur, Indians
PK Pakistan, Pakistani, Karachi, Lahore, Islamabad
BD Bangladesh, Bangladeshi, Dhaka
LK Sri Lanka, Sri Lankan, Colombo
NP Nepal, Nepalese, Nepali, Kathmandu
AU Australia, Australian, Australians, Aussie, Sydney, Melbourne, Brisbane, Perth, Adelaide,
   Canberra, Queensland, Victoria, Victorian, New South Wales, NSW, Tasmania, Gold Coast,
   Hobart, Northern Territory, Geelong, Newcastle, Ballarat, Byron Bay, Fremantle
NZ New Zealand, NZ, New Zealander, Kiwi, Auckland, Wellington, Christchurch,
   Dunedin, Hamilton, Waikato, Otago, Queenstown
US United States, US, U.S., USA, America, American, Americans, New York, San Francisco, Los
   Angeles, California, Californian, Chicago, Boston, Silicon Valley, Seattle, Austin, Texas,
   Miami, Florida, Atlanta, Washington, Hollywood, Brooklyn, Manhattan, Wall Street, Denver,
   Detroit, Philadelphia, Palo Alto, Santa Monica, New Jersey, Wyoming, Madison Avenue,
   Delaware,
   Dallas, Houston, Portland, Nashville, Salt Lake City, Pittsburgh, Cleveland, Ohio, Michigan,
   Minneapolis, Minnesota, Phoenix, Arizona, San Diego, Oakland, Las Vegas, Nevada, Utah,
   Oregon, Colorado, Boulder, Illinois, Massachusetts, Cambridge, Tennessee, Memphis,
   Kansas City, St. Louis, Missouri, New Orleans, Louisiana, Hawaii, Honolulu, Alaska, Maine,
   Vermont, Connecticut, Maryland, Baltimore, Carolina, North Carolina, South
   Carolina, Raleigh, Kentucky, Louisville, Indiana, Indianapolis, Iowa, Wisconsin,
   Milwaukee, Oklahoma, Arkansas, Alabama, Mississippi, Montana, Idaho, Nebraska, Queens,
   Harlem, San Jose, Sacramento, Orlando, Tampa, Cincinnati, Albuquerque, New Mexico, Spokane,
   Tucson, Rhode Island, Delaware, New England, Midwest, Midwestern, New Yorkers, Californians
CA Canada, Canadian, Toronto, Vancouver, Montreal, Ontario, Quebec, Ottawa, British Columbia,
   Alberta,
   Calgary, Winnipeg, Halifax, Edmonton, Manitoba, Saskatchewan, Nova Scotia, New Brunswick,
   Waterloo, Quebecois, Canadians
GB United Kingdom, UK, U.K., Britain, British, Great Britain, England, English, London,
   Manchester, Scotland, Scottish, Wales, Welsh, Northern Ireland, Edinburgh, Leeds, Glasgow,
   Cardiff, Belfast, Birmingham, Liverpool, Bristol, Soho,
   Sheffield, Newcastle upon Tyne, Nottingham, Leicester, Brighton, Norwich, Oxford, Salford,
   Dundee, Aberdeen, Swansea, Plymouth, Exeter, Yorkshire, Cornwall, Essex, Sussex,
   Shoreditch, Clapham, Rotherham, Britons, Scots
IE Ireland, Irish, Dublin, Cork,
   Galway, Limerick, Dubliners
FR France, French, Paris, Parisian, Lyon,
   Marseille, Toulouse, Bordeaux, Lille, Nantes, Strasbourg, Cannes, Normandy, Brittany
DE Germany, German, Berlin, Munich, Hamburg, Cologne, Frankfurt, Düsseldorf,
   Stuttgart, Leipzig, Dresden, Bavaria, Bavarian, Saxony, Germans
ES Spain, Spanish, Madrid, Barcelona,
   Seville, Valencia, Bilbao, Andalusia, Andalusian, Catalonia, Catalan, Basque, Galicia,
   Iberian
PT Portugal, Portuguese, Lisbon,
   Porto
IT Italy, Italian, Milan, Rome, Turin,
   Naples, Bologna, Florence, Venice, Sicily, Sicilian, Tuscany
NL Netherlands, Dutch, Amsterdam, Rotterdam,
   Utrecht, The Hague, Eindhoven, Frisian
BE Belgium, Belgian, Brussels,
   Antwerp, Ghent, Flanders, Flemish, Wallonia, Walloon
LU Luxembourg
CH Switzerland, Swiss, Zurich, Geneva,
   Basel, Lausanne, Bern
AT Austria, Austrian, Vienna,
   Graz, Salzburg
SE Sweden, Swedish, Stockholm,
   Gothenburg, Malmö
NO Norway, Norwegian, Oslo,
   Bergen, Trondheim
DK Denmark, Danish, Copenhagen,
   Aarhus
FI Finland, Finnish, Helsinki,
   Tampere, Espoo
IS Iceland, Icelandic, Reykjavik,
   Icelanders
EE Estonia, Estonian, Tallinn
LV Latvia, Latvian,
   Riga
LT Lithuania, Lithuanian, Vilnius
PL Poland, Polish, Warsaw,
   Kraków, Krakow, Gdańsk, Gdansk, Wrocław, Wroclaw, Poznań, Poznan, Łódź
CZ Czech, Czech Republic, Prague,
   Brno, Czechia
HU Hungary, Hungarian, Budapest
RO Romania, Romanian, Bucharest,
   Cluj, Cluj-Napoca
BG Bulgaria, Bulgarian,
   Sofia
GR Greece, Greek, Athens
UA Ukraine, Ukrainian, Kyiv, Kiev,
   Lviv, Odesa
RU Russia, Russian, Moscow,
   St Petersburg
TR Turkey, Turkish, Türkiye, Istanbul, Ankara,
   Izmir, Turks
IL Israel, Israeli, Tel Aviv, Jerusalem,
   Haifa, Israelis
AE United Arab Emirates, UAE, Emirati, Dubai, Abu Dhabi, Sharjah,
   Ajman, Ras Al Khaimah, Emiratis
SA Saudi Arabia, Saudi, Riyadh, Jeddah,
   Dammam, Neom, NEOM, Saudis, KSA
QA Qatar, Qatari, Doha
KW Kuwait, Kuwaiti
BH Bahrain, Bahraini
OM Oman, Omani, Muscat
JO Jordan, Jordanian, Amman
LB Lebanon, Lebanese, Beirut
EG Egypt, Egyptian, Cairo,
   Alexandria, Egyptians
MA Morocco, Moroccan, Casablanca,
   Rabat, Marrakech
ZA South Africa, South African, Johannesburg, Cape Town,
   Durban, Pretoria, Gauteng, Western Cape, Soweto, Stellenbosch
NG Nigeria, Nigerian, Lagos,
   Abuja, Ibadan, Kano, Enugu, Nigerians
KE Kenya, Kenyan, Nairobi,
   Mombasa, Kisumu, Kenyans
GH Ghana, Ghanaian, Accra,
   Kumasi
TZ Tanzania, Tanzanian,
   Dar es Salaam, Zanzibar
UG Uganda, Ugandan,
   Kampala
MX Mexico, Mexican, Mexico City,
   Guadalajara, Monterrey, Mexicans
BR Brazil, Brazilian, São Paulo, Sao Paulo, Rio de Janeiro,
   Brasília, Brasilia, Recife, Curitiba, Porto Alegre, Belo Horizonte, Brazilians
AR Argentina, Argentine, Buenos Aires,
   Córdoba, Rosario, Mendoza
CL Chile, Chilean, Santiago,
   Valparaíso
CO Colombia, Colombian, Bogotá, Bogota,
   Medellín, Medellin
PE Peru, Peruvian, Lima
UY Uruguay, Uruguayan
FJ Fiji, Fijian
PG Papua New Guinea
HR Croatia, Croatian, Zagreb
RS Serbia, Serbian, Belgrade
SI Slovenia, Slovenian, Ljubljana
SK Slovakia, Slovak, Bratislava
CY Cyprus, Cypriot, Nicosia
MT Malta, Maltese
GE Georgian, Tbilisi
AM Armenia, Armenian, Yerevan
AZ Azerbaijan, Azerbaijani, Baku
UZ Uzbekistan, Uzbek, Tashkent
SN Senegal, Senegalese, Dakar
CI Ivory Coast, Ivorian, Abidjan
ET Ethiopia, Ethiopian, Addis Ababa
RW Rwanda, Rwandan, Kigali
ZM Zambia, Zambian, Lusaka
ZW Zimbabwe, Zimbabwean, Harare
BW Botswana, Gaborone
NA Namibia, Namibian, Windhoek
MZ Mozambique, Maputo
CM Cameroon, Cameroonian, Douala
TN Tunisia, Tunisian, Tunis
DZ Algeria, Algerian, Algiers
IQ Iraq, Iraqi, Baghdad
IR Iran, Iranian, Tehran
EC Ecuador, Ecuadorian, Quito
BO Bolivia, Bolivian, La Paz
PY Paraguay, Paraguayan, Asunción
VE Venezuela, Venezuelan, Caracas
CR Costa Rica, Costa Rican
PA Panama, Panamanian
GT Guatemala, Guatemalan
DO Dominican Republic, Dominican
CU Cuba, Cuban
JM Jamaica, Jamaican, Kingston
TT Trinidad, Trinidadian
PR Puerto Rico, Puerto Rican
MU Mauritius, Mauritian
MV Maldives, Maldivian, Malé
BT Bhutan, Bhutanese
FO Faroese
MN Mongolia, Mongolian,
   Ulaanbaatar
KZ Kazakhstan, Kazakh,
   Almaty, Astana
"""
_REGIONS = (
    "Asia, Asian, Asia-Pacific, Asia Pacific, APAC, Southeast Asia, Southeast Asian, South-East "
    "Asia, South East Asia, ASEAN, Asean, Europe, European, EU, European Union, Africa, "
    "African, North Africa, Middle East, Middle Eastern, Gulf, GCC, MENA, EMEA, Latin America, "
    "Latin American, North America, South America, Oceania, Pacific, Nordic, Nordics, "
    "Scandinavia, Scandinavian, Baltic, Greater China, Mainland, Asia's, South Asia, South "
    "Asian, East Asia, North Asia, Western, Eastern, West, East, North, South, Western Europe, "
    "Eastern Europe, Central Europe, Caribbean, Benelux, DACH, World, Earth, Arab, Muslim, "
    "Islamic, Christian, Jewish, Black, Hispanic, Latino, Latinos, Latina, Hispanics, Asians, "
    "Europeans, Africans, Indigenous, Aboriginal, Māori, Maori, "
    "Pasifika, Cantonese, Mandarin, Tamil, Hindi, Malay, Sub-Saharan Africa, Bahasa, Arabic, "
    "Western Australia, South Australia, Greater Bay Area, Sub-Saharan, Central "
)


_ROWS = _LISTING.strip().replace("\n   ", " ").splitlines()


def _gathered() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _ROWS:
        country, _, names = line.partition(" ")
        found |= {name.strip(): country for name in names.split(",")}
    return found | {name.strip(): "" for name in _REGIONS.split(",")}


# The names of countries themselves: each row of the listing begins with one.
COUNTRIES = frozenset(line.partition(" ")[2].partition(",")[0].strip() for line in _ROWS)
# Name → ISO 3166-1 alpha-2, or "" for a region or people of none.
PLACES: dict[str, str] = _gathered()
