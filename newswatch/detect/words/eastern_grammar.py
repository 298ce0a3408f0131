"""What names in Chinese, Japanese and Korean come with: descriptions, full forms, look-alikes.

Data only, beside the grammar of each language; every pattern is bounded.
"""

from __future__ import annotations

from newswatch.detect.words.chinese import CHINESE
from newswatch.detect.words.eastern_shape import pattern as _re
from newswatch.detect.words.japanese import JAPANESE
from newswatch.detect.words.korean import KOREAN

GRAMMARS = {"zh": CHINESE, "ja": JAPANESE, "ko": KOREAN}
# What a name is said to be, right before it, ...
_SORTS = (
    "老股東|老股东|新股東|新股东|天使投資人|天使投资人|投資人|投资人|有限合夥人|管理合夥人|投资方|投資方"
    "|产业方|產業方|家族基金|電訊商|电讯商|大廠|大厂|巨頭|巨头|龍頭|龙头|營運商|运营商|經紀商|广告商"
    "|廣告商|乳品商|創辦人|创始人|子公司|乳企|药企|藥企|车企|車企|房企|券商|酒商|酒企|餐飲商|代理商|零售商"
    "|服務商|服务商|供应商|供應商|發行商|发行商|出版商|開發商|开发商|經銷商|经销商|製造商|制造商|發展商|发展商|飲料商|饮料商|食品商|批發商|批发商|電器商"
)
# ... and what may also be a part of it, and only counts with words of its own before it.
_TRADES = (
    "公司|品牌|平台|平臺|企業|企业|新創|初創|初创|機構|机构|业者|業者|电商|電商|大手|中堅|本港|本地"
    "|馬來西亞|日本|ブランド|支援|運営|開発|社区|社區|集团旗下"
)
_TAILS = "平台|平臺|公司|品牌|機構|机构|企業|企业"
DESCRIBED = _re(
    rf"(?:.{{2,12}}?(?:旗下的?|.的)(?=.{{3}})|.{{0,12}}?(?:{_SORTS})|.{{1,12}}?(?:{_TRADES})(?:{_TAILS})?)(?=.{{2}})"
)
# Talk of another time: whoever paid then is not told as paying now.
EARLIER = _re("早前|此前|上一[輪轮]|前[一幾几]?[輪轮]|曾|前回|以前|昨年|앞서|지난해|이전")
# What stands where a name would and names nobody.
GENERIC = _re(
    r"\A(?:[0-9]+.{0,3}|(?:[0-9一二三四五六七八九十兩两多数數]+[家間间位])?(?:[银銀]行"
    r"|[资資]金|公司|集[团團]|基金|[机機][构構]|投[资資](?:方|者|人)?"
    r"|[总總][计計额額]|政府|雙方|双方|[资資]本|自有.*|商社|投資会社|既存株主"
    r"|株主|銀行系?VC|VC|同社|両社|各社|会社|事業会社"
    r"|[天]使投[资資]人|策略投[资資](?:者|人)"
    r"|개인투자자|当社|회사|양사|두 회사|업체|기존|신규|펀드|은행|정부|투자자|경영권|경영"
    r"|거래|자금|함께|공동))\Z"
    r"|(?:母公司|[额額]|[万萬亿億]?[元円원]|[币幣]|月|期間|主幹事|する|補助し|平台|品牌|機構|机构|显示|顯示|資金|持股"
    r"|했다|됐다|나섰고|授信)\Z"
)
# A name's full form is its short one with such an end.
FULL_ENDS = _re(
    r"(?:集[团團]|[资資]本|[银銀]行|[传傳]媒|超商|科技|公司|控股|[乳]业|乳業"
    r"|[娱娛][乐樂]|基金|[创創]投|咖啡"
    r"|[传傳][讯訊]|影[业業]|[视視][频頻]|[广廣]告|株式会社|ホールディングス"
    r"|ビール|テレビ|放送|グループ"
    r"|ベンチャーズ|キャピタル|銀行|食品|파트너스|캐피탈|캐피탈파트너스"
    r"|인베스트먼트|벤처스|그룹|은행|미디어"
    r"|홀딩스|벤처투자|텔레콤|通信|通訊|通讯|ヘルスケア|ゲームズ|スタジオ)\Z"
)
