"""Places of the trade press with the country each lies in, and what its people are called.

Data only. Regions have no country ("").
"""

from __future__ import annotations

_LISTING = """
SG Singapore, Singapura, Singaporean, S'pore
HK Hong Kong, Hongkong, HK, Hong Konger, Kowloon
MY Malaysia, Malaysian, Kuala Lumpur, KL, Penang, Johor, Johor Bahru, Selangor, Putrajaya,
   Cyberjaya, Sabah, Sarawak
ID Indonesia, Indonesian, Jakarta, Bali, Surabaya, Bandung, Yogyakarta, Sumatra,
   Jawa, Jawa Barat, Jawa Tengah, Jawa Timur, Kalimantan, Sulawesi, Medan, Semarang
TH Thailand, Thai, Bangkok, Chiang Mai, Phuket
PH Philippines, Philippine, Filipino, Filipina, Filipinos, Manila, Makati, Cebu, Taguig, Quezon
   City
VN Vietnam, Vietnamese, Việt Nam, Hà Nội, Đà Nẵng, Hanoi, Ho Chi Minh City,
   Saigon, Ho Chi Minh, Da Nang
KH Cambodia, Cambodian, Phnom Penh
MM Myanmar, Burmese, Yangon
LA Laos, Laotian
BN Brunei, Bruneian
TW Taiwan, Taiwanese, Taipei, Kaohsiung
CN China, Chinese, Beijing, Shanghai, Shenzhen, Guangzhou, Hangzhou, Chengdu, Nanjing, Wuhan,
   Mainland China, Xi'an
MO Macau, Macao, Macanese
JP Japan, Japanese, Jepang, Jepun, Nhật, Nhật Bản, Tokyo, Osaka, Kyoto, Fukuoka
KR South Korea, Korea, Hàn Quốc, Korean, South Korean, Seoul, Busan, Koreans
IN India, Indian, Mumbai, Delhi, New Delhi, Bengaluru, Bangalore, Chennai, Hyderabad, Pune,
   Gurugram, Gurgaon, Kolkata, Noida, Kerala, Goa
PK Pakistan, Pakistani, Karachi, Lahore, Islamabad
BD Bangladesh, Bangladeshi, Dhaka
LK Sri Lanka, Sri Lankan, Colombo
NP Nepal, Nepalese, Nepali, Kathmandu
AU Australia, Australian, Australians, Aussie, Sydney, Melbourne, Brisbane, Perth, Adelaide,
   Canberra, Queensland, Victoria, Victorian, New South Wales, NSW, Tasmania, Gold Coast, Hobart
NZ New Zealand, New Zealander, Kiwi, Auckland, Wellington, Christchurch
US United States, US, U.S., USA, America, American, Americans, New York, San Francisco, Los
   Angeles, California, Californian, Chicago, Boston, Silicon Valley, Seattle, Austin, Texas,
   Miami, Florida, Atlanta, Washington, Hollywood, Brooklyn, Manhattan, Wall Street, Denver,
   Detroit, Philadelphia, Palo Alto, Santa Monica, New Jersey, Wyoming, Madison Avenue, Delaware
CA Canada, Canadian, Toronto, Vancouver, Montreal, Ontario, Quebec, Ottawa, British Columbia,
   Alberta
GB United Kingdom, UK, U.K., Britain, British, Great Britain, England, English, London,
   Manchester, Scotland, Scottish, Wales, Welsh, Northern Ireland, Edinburgh, Leeds, Glasgow,
   Cardiff, Belfast, Birmingham, Liverpool, Bristol, Soho
IE Ireland, Irish, Dublin, Cork
FR France, French, Paris, Parisian, Lyon
DE Germany, German, Berlin, Munich, Hamburg, Cologne, Frankfurt, Düsseldorf
ES Spain, Spanish, Madrid, Barcelona
PT Portugal, Portuguese, Lisbon
IT Italy, Italian, Milan, Rome, Turin
NL Netherlands, Dutch, Amsterdam, Rotterdam
BE Belgium, Belgian, Brussels
LU Luxembourg
CH Switzerland, Swiss, Zurich, Geneva
AT Austria, Austrian, Vienna
SE Sweden, Swedish, Stockholm
NO Norway, Norwegian, Oslo
DK Denmark, Danish, Copenhagen
FI Finland, Finnish, Helsinki
IS Iceland, Icelandic, Reykjavik
EE Estonia, Estonian, Tallinn
LV Latvia, Latvian
LT Lithuania, Lithuanian, Vilnius
PL Poland, Polish, Warsaw
CZ Czech, Czech Republic, Prague
HU Hungary, Hungarian, Budapest
RO Romania, Romanian, Bucharest
BG Bulgaria, Bulgarian
GR Greece, Greek, Athens
UA Ukraine, Ukrainian, Kyiv, Kiev
RU Russia, Russian, Moscow
TR Turkey, Turkish, Türkiye, Istanbul, Ankara
IL Israel, Israeli, Tel Aviv, Jerusalem
AE United Arab Emirates, UAE, Emirati, Dubai, Abu Dhabi, Sharjah
SA Saudi Arabia, Saudi, Riyadh, Jeddah
QA Qatar, Qatari, Doha
KW Kuwait, Kuwaiti
BH Bahrain, Bahraini
OM Oman, Omani, Muscat
JO Jordan, Jordanian, Amman
LB Lebanon, Lebanese, Beirut
EG Egypt, Egyptian, Cairo
MA Morocco, Moroccan, Casablanca
ZA South Africa, South African, Johannesburg, Cape Town
NG Nigeria, Nigerian, Lagos
KE Kenya, Kenyan, Nairobi
GH Ghana, Ghanaian, Accra
TZ Tanzania, Tanzanian
UG Uganda, Ugandan
MX Mexico, Mexican, Mexico City
BR Brazil, Brazilian, São Paulo, Sao Paulo, Rio de Janeiro
AR Argentina, Argentine, Buenos Aires
CL Chile, Chilean, Santiago
CO Colombia, Colombian, Bogotá, Bogota
PE Peru, Peruvian, Lima
UY Uruguay, Uruguayan
FJ Fiji, Fijian
PG Papua New Guinea
MN Mongolia, Mongolian
KZ Kazakhstan, Kazakh
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
