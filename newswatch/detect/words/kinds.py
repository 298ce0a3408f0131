"""What sort of body a name is, by the words it is made of.

Data only; says nothing of what the body does in a story.
"""

from __future__ import annotations

import re

PUBLIC = re.compile(
    r"\b(?:Government|Ministry|Minister|Department|Council|Commission|Authority"
    r"|Agency|Parliament|Treasury"
    r"|Foundation|Lottery|Institute|Bureau|Secretariat|Senate|Commonwealth|Federal"
    r"|State|Municipality|Arts Fund"
    r"|Endowment|(?:Media|Screen|Content|Arts|Development|Culture|Heritage) Fund"
    r"|Development Board|Film Fund|Board|Screen (?:[A-Z]\w+)|Creative (?:Europe"
    r"|Scotland|Wales|BC|Australia"
    r"|Victoria|England|Ireland)|Enterprise (?:Singapore|Ireland)|[A-Z]\w+ Screen"
    r"|Film Office|Corporation for"
    r"|Development Corporation|Broadcasting Commission|United Nations|Unesco|World Bank)\b"
)
INVESTOR = re.compile(
    r"\b(?:Capital|Ventures?|Partners|Fund|Funds|VC|Angels?|Investments?|Equity"
    r"|Growth|Investors|Accelerator"
    r"|Asset Management|Advis[oe]rs|Catalyst|Incubator|Syndicate|Trust|Pension|Super|Invest"
    r"|Startups|Combinator|Techstars|Sequoia|Accel|Andreessen Horowitz|a16z|SoftBank"
    r"|Kleiner Perkins"
    r"|Greylock|Bessemer|Lightspeed|Benchmark|Balderton|Atomico|Northzone|Creandum|Tiger Global"
    r"|General Atlantic|General Catalyst|Khosla|Founders Fund|Union Square|Warburg Pincus|Carlyle"
    r"|Blackstone|KKR|TPG|CVC|EQT|Apollo|Silver Lake|Bain Capital|Hillhouse|HongShan|Qiming|GGV"
    r"|Shunwei|ZhenFund|IDG|DST|Peak XV|Matrix|Nexus|Blume|Kalaari|Elevation|Jafco|JAFCO|SBI"
    r"|Global Brain|Naspers|Prosus|Mubadala|ADQ|Khazanah|EDBI|Vertex|Openspace|Gobi|Alpha JWC"
    r"|Northstar|Wavemaker|Golden Gate|Jungle|Blackbird|AirTree|Square Peg|Partech|Eurazeo|Seedcamp"
    r"|LocalGlobe|Earlybird|Point Nine|Lakestar|International Finance Corporation|IFC|Temasek"
    r"|GIC|Private Equity|Family Office|Venture"
    r"|Seed|Holdings PE|Securities"
    r"|Investment)\b"
)
