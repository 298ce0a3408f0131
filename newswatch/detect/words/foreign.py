"""Words of other languages by the same classes as the English ones of `classes`.

Data to be reviewed; no names of companies. Chinese stands in both writings, Indonesian
and Malay share a list. What a class speaks for is learnt, not said here.
"""

from __future__ import annotations

_EASTERN = {
    "raise": """集資 集资 籌得 筹得 募得 募集 籌集 筹集 獲得 获得 獲 获 完成 調達 資金調達
        調達した 유치 조달 확보 모집 투자유치 融得 引入 完成融資 完成融资 拿下 到账 斩获
        斬獲 集めた 資金を得た 투자받았다 투자를 유치했다 투자 유치 자금 수혈""",
    "round": """輪融資 轮融资 融資 融资 種子輪 种子轮 天使輪 天使轮 輪 轮 ラウンド シリーズ
        シード プレシリーズ 시리즈 라운드 시드 프리시리즈 투자 유치 新錢 新钱 首輪 首轮 天使
        A輪 B輪 A轮 B轮 プレシード 투자금 신규 투자""",
    "lead": "領投 领投 リード 主導 主導した 주도 이끌었다 牵头 牽頭",
    "join": "跟投 參投 参投 參與 参与 參與投資 參加した 参加した 参加 引受先 참여 출자자 출자",
    "investor": """投資者 投资者 投資人 投资人 創投 创投 風投 风投 股東 股东 資本 资本 投資家
        株主 ベンチャーキャピタル 투자사 투자자 벤처캐피털 주주 재무적투자자 家族基金 私募""",
    "invest": """注資 注资 入股 投資 投资 出資 増資 增资 增資 出資する 出資した 戰略投資 战略投资
        투자 투자했다 투자한다 출자했다 認購 认购 引受""",
    "stake": """股權 股权 股份 持股 少數股權 少数股权 持分 株式 出資比率 지분 소수 지분 三成 一成
        兩成""",
    "control": """收購 收购 控股 控股權 控股权 併購 并购 買下 全資 全资 私有化 買収 子会社化
        子会社 完全子会社 経営権 TOB 인수 경영권 합병 자회사 인수합병 入主 易主 過半 过半
        過半數 过半数 控制權 控制权 併入 并入 合併報表 合并报表 老股 全數出脫 買下 买下
        過半董事 傘下 親会社 過半数 최대주주 경영권을 편입 매각""",
    "pledge": """承諾 承诺 斥資 斥资 撥出 拨出 投入 預留 预留 提撥 將投 将投 投じる 投じると
        拠出 約束 투입 약속 지원한다 지원하기로 내놓는다 출연 撥 拨 編列 编列 砸 出資 出资
        投放 拿出 支援する 쓰기로 들인다""",
    "give": "發放 发放 撥款 拨款 批出 交付 給付 支給 配る 助成する 지급 지원 교부 배분 撥給",
    "grant": """資助 资助 補助 补助 津貼 津贴 補貼 补贴 獎勵金 助成 助成金 補助金 交付金
        지원금 보조금 지원사업 紓困 扶持 專項資金 专项资金 補助金 兌換券 兑换券 獎助 奖助
        扶助 補貼 廣告金 广告金 流量扶持 バウチャー 바우처 지원금을""",
    "fund": """基金 創投基金 ファンド 펀드 모태펀드 母基金 結成 결성 首輪募集 首次關賬
        專項基金 专项基金 起步基金 扶持計劃 扶持计划 計劃基金 지원 펀드 조성했다""",
    "set up": """成立 設立 设立 推出 宣佈成立 設けた 設ける 立ち上げ 조성 설립 출범 신설 開放申請
        开放申请""",
    "debt": """貸款 贷款 銀團 银团 債券 债券 公司債 信貸 信贷 借款 融資枠 社債 借り入れ
        ローン シンジケートローン 融資を受け 대출 회사채 차입 채권 授信 發債 发债 回购债
        融資租賃 信託貸款 起債 사채 대출받아""",
    "offering": """上市 招股 首次公開 首次公开 掛牌 挂牌 配股 配售 供股 增發 增发 上場 公募
        新規株式公開 第三者割当 상장 공모 공모가 유상증자 IPO 科創板 創業板 遞表 递表 申報稿
        公開發行 公开发行 認購倍數 超額認購 超额认购 上場承認 公開価格 청약 증권신고서
        예비심사""",
    "state": """政府 文化部 部門 部门 財政 财政 局 委員會 委员会 県 市 経済産業省 文化庁 総務省
        省 庁 정부 문체부 진흥원 위원회 시청 기획재정부 市政府""",
    "foundation": "基金會 基金会 財団 재단 信託 信托",
    "community": """創作者 创作者 本地 中小 扶持 文化 電影 电影 藝術 艺术 商圈 獨立 独立
        クリエイター 地域 飲食店 작가 창작자 지역 소상공인 인디 콘텐츠 劇場 剧场 街頭 小店
        商家 縣域 县域 店家 老舖 團體 团体 劇社 農家 商店街 골목 창작 소극장""",
    "receiver": """初創 初创 新創 新创 公司 企業 企业 平台 スタートアップ 新興 스타트업 기업
        플랫폼 品牌""",
    "proceeds": """資金將用於 资金将用于 資金將用 款項將 調達資金 資金は 資金を 투자금은 자금은
        확보한 자금""",
    "valuation": "估值 評価額 企業価値 기업가치",
    "undisclosed": "未披露 未公開 未公开 沒有透露 没有透露 非公開 非公表 明らかにしていない 비공개",
    "rumour": """據報 据报 據悉 据悉 傳 传 傳聞 传闻 消息人士 知情人士 洽談 洽谈 考慮 考虑
        擬議 有意 検討 検討している 関係者 見通し 報道 협상 검토 추진설 알려졌다 전해졌다
        논의 擬 拟 或將 或将 傳將 接洽 磋商 探討 評估中 尚未 未定 交渉 交渉中 報じた 저울질
        타진 검토 중 관측""",
    "negation": "不實 不实 沒有 没有 未 並無 并无 없다 않 ない 否",
    "cancel": """取消 撤回 終止 终止 擱置 搁置 否認 否认 澄清 叫停 結束營運 中止 撤退 断念 延期
        撤回した 否定 철회 중단 무산 부인 취소 연기""",
    "account": """代理商 代理權 代理权 廣告代理 广告代理 比稿 提案 競標 竞标 中標 中标 標案 合約
        合同 広告会社 広告代理店 コンペ 大行社 대행사 광고대행 수주 경쟁 PT 媒體代理""",
    "results": """營收 营收 淨利 净利 純利 纯利 盈利 虧損 亏损 財報 财报 業績 业绩 季度 營業額
        營業額 純利益 売上高 営業利益 決算 四半期 赤字 黒字 매출 영업이익 순이익 실적 분기 적자""",
    "market": """市場規模 市场规模 廣告支出 广告支出 調查 调查 報告 报告 預測 预测 按年 同比 市場
        調査 広告費 前年比 시장 규모 광고비 조사 전망 보고서 전년""",
    "appoint": "任命 出任 升任 離職 离职 接任 就任 起用 退任 人事 선임 임명 사임 영입",
    "premises": """工廠 工厂 廠房 厂房 新廠 產能 产能 門店 门店 總部 总部 工場 新工場 本社 店舗
        공장 증설 사옥 신축""",
    "sponsor": """贊助 赞助 冠名 代言 版權 版权 轉播 转播 スポンサー 命名権 放映権 후원 스폰서
        중계권 명명권""",
    "campaign": "廣告片 广告片 宣傳 宣传 推廣 推广 活動 广告 キャンペーン CM 캠페인 광고",
    "production": "製作費 制作费 票房 電影版 劇集 制作費 興行収入 제작비 흥행",
    "prize": "獎金 奖金 大賞 頒獎 颁奖 賞金 コンテスト 상금 공모전 시상 比賽 比赛",
    "charity": "捐款 捐贈 捐赠 善款 慈善 義賣 寄付 募金 義援金 기부 성금 모금",
    "law": """罰款 罚款 訴訟 诉讼 法院 監管 监管 罰金 課徴金 訴え 裁判 과징금 소송 법원 벌금
        和解 仲裁 賠償 赔偿 判決 判决 損害賠償 합의금 배상 소송전""",
    "cuts": """裁員 裁员 關閉 关闭 倒閉 破產 破产 削減 閉店 倒産 감원 구조조정 폐쇄 파산
        裁減 裁减 优化人员 人員削減 希望退職 정리해고 희망퇴직 감축""",
    "payout": """回購 回购 派息 股息 自社株買い 配当 자사주 배당 還債 还债 償還 偿还 贖回
        赎回 返済 償還した 상환 되갚았다""",
    "opinion": """專訪 专访 觀點 观点 評論 评论 為何 为何 如何 對談 インタビュー コラム なぜ
        인터뷰 칼럼 왜 사설 復盤 盘点 盤點""",
    "ask": "呼籲 呼吁 建議 建议 促請 求める 要望 提言 촉구 요구 건의",
    "past": "去年 年前 此前 曾 早前 昨年 以前 지난해 작년 앞서 過去",
    "years": "年內 年内 分五年 分三年 年間で 年間 今後 향후 년간 5년 3년 五年 三年 未來",
    "price": "售價 售价 票價 月費 値上げ 価格 가격 인상 요금",
    "today": "宣布 宣佈 發表した 発表した 發布 公告 今日 밝혔다 발표했다",
}
_MALAY = {
    "raise": """meraih, raih, mengantongi, kantongi, menggalang, galang, memperoleh, peroleh,
        mendapatkan, mendapat, raup, meraup, menghimpun, himpun, mengumpul, kumpul, menutup,
        tutup, terima, menerima, kantung, mengutip, berjaya memperoleh""",
    "round": """pendanaan, putaran, pendanaan seri, seri, siri, pusingan, pembiayaan, pra-benih,
        benih, pusingan benih, putaran pendanaan, pendanaan awal, dana segar, dana benih""",
    "lead": "dipimpin, memimpin, diketuai, mengetuai, diterajui",
    "join": "turut serta, berpartisipasi, ikut serta, partisipasi, penyertaan, turut, menyertai",
    "investor": """investor, pelabur, pemodal, modal ventura, modal teroka, pemegang saham,
        penanam modal, angel investor""",
    "invest": """investasi, berinvestasi, menyuntik, suntik, menyuntikkan, suntikan,
        suntikan dana, suntikan modal, menanamkan, tanam modal, melabur, melaburkan, pelaburan,
        laburan, labur, kucurkan, mengucurkan, penyertaan modal, menggelontorkan, gelontorkan""",
    "stake": """saham, saham minoritas, kepemilikan, pegangan, ekuiti, kepentingan minoriti,
        persen saham""",
    "control": """akuisisi, mengakuisisi, mengambil alih, ambil alih, pengambilalihan,
        caplok, mencaplok, mayoritas, majoriti, pengendali, merger, penggabungan, membeli
        seluruh, menguasai, kuasai, kendali, pemilik baru, beli seluruh, melepas saham, jual
        saham, pegangan majoriti, kawalan""",
    "pledge": """komitmen, komited, berkomitmen, mengalokasikan, alokasikan, menyiapkan, siapkan,
        memperuntukkan, peruntuk, peruntukan, menjanjikan, janji, memperuntuk, menyediakan,
        sediakan""",
    "give": """menyalurkan, salurkan, memberikan, memberi, agih, mengagihkan, beri, salur,
        menyalur, menerima baucar, dapat memohon, permohonan dibuka, layak memohon,
        mengajukan, ajukan, dibuka kepada, membuka hibah, buka permohonan""",
    "grant": """hibah, bantuan, subsidi, insentif, geran, dana bantuan, beasiswa, insentif
        pajak, baucar, voucher, hibah pendamping, dana hibah, dana padanan, inisiatif
        bernilai, skim, bantuan tunai, elaun""",
    "fund": "dana kelolaan, dana ventura, dana investasi, tabung, dana kreator, dana, reksa dana",
    "set up": """meluncurkan, luncurkan, melancarkan, lancar, membentuk, menubuhkan, tubuh,
        mendirikan""",
    "debt": """pinjaman, kredit, obligasi, surat utang, sukuk, utang, kemudahan kredit,
        kemudahan pembiayaan, menerbitkan obligasi, terbitkan obligasi, bertenor, kupon,
        modal kerja, fasilitas kredit, fasilitas pinjaman, dibiayai, berkupon""",
    "offering": """penawaran umum, ipo, bursa, melantai, penyenaraian, tawaran awam,
        pencatatan saham, rights issue, terbitan hak, emiten, disenaraikan, prospektus,
        melantai di bursa, harga penawaran, masa penawaran, lembaran, saham baru, penawaran
        saham, debut di bursa""",
    "state": """pemerintah, kementerian, kerajaan, kemenparekraf, menteri, pemprov, pemkot,
        perbadanan, dinas""",
    "foundation": "yayasan, amanah",
    "community": """kreator, umkm, pelaku, komunitas, komuniti, sineas, film lokal,
        tempatan, lokal, pkm, seni, budaya, industri kreatif, pencipta, rumah produksi,
        pelukis, animator, pereka bebas, sutradara, pembuat film, pekebun, petani, peniaga,
        warung, pedagang, usahawan, wartawan, seniman, perajin""",
    "receiver": """startup, perusahaan rintisan, rintisan, syarikat pemula, syarikat, perusahaan,
        platform""",
    "proceeds": "dana itu akan, dana tersebut akan, dana ini akan, modal itu, hasil terbitan",
    "valuation": "valuasi, penilaian",
    "undisclosed": "tidak disebutkan, dirahasiakan, tidak diungkap, tidak didedahkan",
    "rumour": """dikabarkan, kabarnya, menjajaki, jajaki, isu, rumor, khabar angin,
        dilaporkan, mencari, berencana, kemungkinan, pembicaraan, perbincangan, dikatakan,
        sumber, dipertimbangkan, tiga sumber, calon investor, disebut-sebut, belum tentu,
        masih awal, kesepakatan belum, enggan berkomentar, menolak berkomentar, sedang
        menjajaki, berpotensi, dijangka, khabarnya""",
    "negation": "tidak, belum, bukan, tiada, tanpa",
    "cancel": """batal, membatalkan, batalkan, menunda, tunda, membantah, bantah, menafikan,
        nafi, menghentikan, hentikan, gagal, menangguhkan, tangguh""",
    "account": """kontrak, tender, agensi, akun, pemenang tender, memenangi, menang,
        kontrak iklan, klien""",
    "results": """laba, pendapatan, penjualan, rugi, kuartal, kinerja, untung, hasil, jualan,
        suku, semester""",
    "market": """pasar, pasaran, belanja iklan, riset, laporan, survei, kajian,
        perbelanjaan iklan, diperkirakan""",
    "appoint": """menunjuk, tunjuk, melantik, lantik, mengangkat, direktur, pengarah, jabatan,
        mundur""",
    "premises": """pabrik, kilang, gerai, toko, kantor, pejabat, kedai, gudang, pusat data,
        kapasitas, menaik taraf, naik taraf, membangun, renovasi, bangunan, sendiri,
        miliknya sendiri, kilangnya""",
    "sponsor": "sponsor, penaja, tajaan, menaja, hak siar, hak penyiaran, liga, kejuaraan",
    "campaign": "kampanye, iklan, kempen, promosi",
    "production": "anggaran produksi, film, box office, tayang, bajet",
    "prize": "hadiah, lomba, pertandingan, kompetisi, pemenang, juara",
    "charity": "donasi, amal, sumbangan, derma, menderma, korban, kutipan derma",
    "law": "denda, gugatan, pengadilan, mahkamah, saman, didenda, kppu",
    "cuts": """phk, pemutusan, memberhentikan, menutup operasi, pangkas, bangkrut, gulung
        tikar, merumahkan, rumahkan, memutus hubungan kerja, pengurangan karyawan,
        pemecatan, buang pekerja, henti kerja""",
    "payout": """dividen, buyback, pembelian balik, melunasi, lunasi, pelunasan,
        melangsaikan, membayar balik, beli kembali saham""",
    "opinion": "wawancara, kolom, opini, mengapa, bagaimana, temu bual, pandangan, kenapa",
    "ask": "mendesak, minta, meminta, menggesa, usul, gesa, cadangkan",
    "past": "tahun lalu, sebelumnya, lepas, tahun lepas, setahun lalu, pernah",
    "years": "tahun, selama, tempoh, dalam tempoh, per tahun, setahun, lima tahun, tiga tahun",
    "price": "harga, tarif, bayaran, cukai, pajak",
    "from": "oleh, dari, daripada",
    "into": "ke, kepada, pada, kepada",
    "for": "untuk, bagi",
    "say": "kata, ujar, berkata, katanya, menurut",
    "today": "mengumumkan, umumkan, mengumumkan bahwa",
    "people": "pendiri, ceo, pengasas, ketua pegawai, direktur utama",
    "future": "akan",
}
_VIETNAMESE = {
    "raise": """gọi vốn, huy động, nhận vốn, nhận, gọi vốn thành công, huy động thành công,
        nhận đầu tư""",
    "round": "vòng, vòng gọi vốn, series, vòng hạt giống, hạt giống, vòng vốn, tiền series",
    "lead": "dẫn dắt, dẫn đầu",
    "join": "tham gia, cùng tham gia, góp mặt",
    "investor": "nhà đầu tư, quỹ đầu tư, quỹ đầu tư mạo hiểm, cổ đông, đầu tư mạo hiểm, các quỹ",
    "invest": "đầu tư, rót, rót vốn, góp vốn, bơm vốn, rót thêm",
    "stake": "cổ phần, vốn điều lệ, cổ phiếu, phần vốn",
    "control": """mua lại, thâu tóm, sáp nhập, chi phối, công ty con, thâu tóm toàn bộ, kiểm
        soát, nắm quyền chi phối, quyền chi phối, sở hữu đa số, nắm quyền, thoái vốn, thoái
        toàn bộ vốn, mua toàn bộ, công ty mẹ""",
    "pledge": """cam kết, dành, chi, cam kết chi, dành ra, chi ra, bỏ ra, dành ngân sách,
        dành khoản, trích""",
    "give": "trao, cấp, hỗ trợ, giải ngân",
    "grant": """tài trợ, trợ cấp, gói hỗ trợ, khoản hỗ trợ, học bổng, ngân sách, khoản tài
        trợ, gói tài trợ, hỗ trợ không hoàn lại, phiếu hỗ trợ""",
    "fund": "quỹ, lập quỹ, quỹ sáng tạo, quỹ hỗ trợ",
    "set up": "ra mắt, thành lập, lập, công bố, khởi động",
    "debt": "vay, khoản vay, trái phiếu, tín dụng, hạn mức, vay vốn",
    "offering": "ipo, niêm yết, chào bán, phát hành, lên sàn, chào sàn",
    "state": "chính phủ, bộ, sở, ubnd, thành phố, tỉnh, cục",
    "community": """nhà sáng tạo, địa phương, phim, văn hóa, nghệ sĩ, doanh nghiệp nhỏ,
        trong nước, nông dân, nhà báo, tác giả, sinh viên, hộ kinh doanh, tiểu thương, làng
        nghề, đạo diễn""",
    "receiver": "startup, công ty, nền tảng, khởi nghiệp, doanh nghiệp, chuỗi, thương hiệu",
    "proceeds": "số tiền sẽ, khoản tiền, nguồn vốn, số vốn, vốn mới",
    "valuation": "định giá",
    "rumour": """tin đồn, được cho là, nguồn tin, đàm phán, xem xét, cân nhắc, dự kiến, có
        thể, đang đàm phán, chưa chắc, từ chối bình luận, thông tin chưa, đang tìm, tìm kiếm
        nhà đầu tư, có ý định""",
    "negation": "không, chưa, bác",
    "cancel": "hủy, bác bỏ, bác tin đồn, dừng, hoãn, rút, thất bại, không chính xác, bác",
    "account": "hợp đồng, đấu thầu, gói thầu, trúng thầu, đại lý, agency",
    "results": "doanh thu, lợi nhuận, lãi, lỗ, quý, kết quả kinh doanh",
    "market": "thị trường, báo cáo, khảo sát, dự báo, chi tiêu quảng cáo",
    "appoint": "bổ nhiệm, giám đốc, từ nhiệm, tổng giám đốc mới",
    "premises": "nhà máy, cửa hàng, trụ sở, xây dựng, kho, dây chuyền",
    "sponsor": "nhà tài trợ, bản quyền, giải đấu, tài trợ chính, mùa giải",
    "campaign": "chiến dịch, quảng cáo, khuyến mãi",
    "prize": "giải thưởng, cuộc thi, giải nhất",
    "charity": "quyên góp, từ thiện, ủng hộ, thiện nguyện",
    "law": "phạt, kiện, tòa án, xử phạt",
    "cuts": """sa thải, cắt giảm, đóng cửa, phá sản, cho thôi việc, tinh giản, cắt giảm nhân sự""",
    "opinion": "phỏng vấn, vì sao, tại sao, góc nhìn",
    "ask": "kêu gọi, đề xuất, kiến nghị",
    "past": "năm ngoái, trước đó, từng, năm trước",
    "years": "năm, trong vòng, mỗi năm, ba năm, năm năm",
    "from": "từ, bởi, do",
    "into": "vào, cho",
    "future": "sẽ",
    "payout": """trả nợ, tất toán, mua lại cổ phiếu, cổ tức""",
}


def _turned(table: dict[str, str], mark: str | None) -> dict[str, frozenset[str]]:
    """Return word → classes of *table*, whose listings are divided by *mark* (blanks if None)."""
    found: dict[str, set[str]] = {}
    for name, listing in table.items():
        for word in listing.split(mark):
            plain = " ".join(word.split())
            found.setdefault(plain, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


# Terms of Chinese, Japanese and Korean → classes; found inside words, longest first.
EASTERN = _turned(_EASTERN, None)
LONGEST_EASTERN = max(map(len, EASTERN))
# Base language → word or phrase → classes, for languages in Latin letters.
LATIN = {
    "id": _turned(_MALAY, ","),
    "ms": _turned(_MALAY, ","),
    "vi": _turned(_VIETNAMESE, ","),
}
