"""One thread in each of 24 languages, as people type there, and five words by which somebody would look for it."""

from typing import Final

# Language: what is written, and what is searched for: without marks around it, in part without accents.
THREADS: Final[dict[str, tuple[str, list[str]]]] = {
    "English": (
        "It’s a “hardware” wallet—bought last year. The fees were securely paid… Thanks🎉",
        ["hardware", "bought", "thanks", "wallets", "secure"],
    ),
    "French": (
        "J’ai perdu ma clé privée : « l’adresse » n’est plus là, où est le réseau ?",
        ["cle", "privée", "adresse", "reseau", "cle\u0301"],
    ),
    "German": (
        "Mein Schlüssel ist weg – im „Wörterbuch“ steht nichts über die Gebühr der Straße!",
        ["schlussel", "wörterbuch", "gebuhr", "strasse", "weg"],
    ),
    "Spanish": (
        "¿Dónde guardo la contraseña? ¡Mi cartera «fría» está vacía!",
        ["contrasena", "fria", "dónde", "vacia", "cartera"],
    ),
    "Portuguese": (
        "A transação não chegou; “comissão” alta—e a chave…",
        ["transacao", "comissão", "comissao", "chave", "chegou"],
    ),
    "Swahili": (
        "Pochi yangu ya ‘sarafu’ imepotea—funguo zangu ziko wapi? Ng’ombe ni mfano…",
        ["sarafu", "imepotea", "funguo", "ng'ombe", "mfano"],
    ),
    "Yoruba": (
        "Àpamọ́wọ́ mi ti sọnù—owó mi wà níbo? “Kọ́kọ́rọ́” náà dà?",
        ["apamowo", "a\u0300pamo\u0323\u0301wo\u0323\u0301", "owo", "kokoro", "sonu"],
    ),
    "Hausa": (
        "Ina son ɓoye kuɗina—ƙaramin ‘maɓalli’ ne; ’yan kasuwa sun sani.",
        ["boye", "kuɗina", "karamin", "maballi", "yan"],
    ),
    "Igbo": (
        "Akpa ego m efuola—ọnụ ahịa ya dị elu; “igodo” nzuzo m adịghị.",
        ["onu", "ahia", "igodo", "ọnụ", "efuola"],
    ),
    "Amharic": ("ሰላም፣ ቦርሳዬ ጠፍቷል። ቁልፍ፥ ገንዘብ፤ ሰንሰለት፡፡", ["ሰላም", "ጠፍቷል", "ቁልፍ", "ገንዘብ", "ሰንሰለት"]),
    "Arabic": (
        "ضاعت مَحفظتي، والمِفتاح؟ «السلسلة» آمنة؛ والرســوم",
        ["محفظتي", "السلسلة", "امنة", "والرسوم", "ضاعت"],
    ),
    "Hebrew": ("הארנק שלי אבד! ״מפתח״, שָׁלוֹם; עמלה־רשת", ["הארנק", "מפתח", "שלום", "עמלה", "רשת"]),
    "Persian": (
        "کیف\u200cپول من گم شد؛ «کلید» کجاست؟ تراکنش، کارمزد۵",
        ["پول", "\u0643\u0644\u064a\u062f", "تراکنش", "کجاست", "کیف پول"],
    ),
    "Hindi": ("मेरा बटुआ खो गया। चाबी—‘पासवर्ड’ कहाँ है? शुल्क॥", ["बटुआ", "गया", "चाबी", "पासवर्ड", "शुल्क"]),
    "Bengali": (
        "আমার মানিব্যাগ হারিয়ে গেছে। “চাবি” কোথায়? লেনদেন—ফি।",
        ["মানিব্যাগ", "গেছে", "চাবি", "কোথায়", "লেনদেন"],
    ),
    "Tamil": (
        "என் பணப்பை தொலைந்தது. ‘சாவி’ எங்கே? கட்டணம்—பரிவர்த்தனை…",
        ["பணப்பை", "சாவி", "எங்கே", "கட்டணம்", "பரிவர்த்தனை"],
    ),
    "Thai": (
        "กระเป๋าเงินของฉันหายไปแล้ว กุญแจส่วนตัวอยู่ที่ไหนและค่าธรรมเนียมเท่าไร",
        ["กระเป๋าเงิน", "กุญแจ", "ส่วนตัว", "ค่าธรรมเนียม", "หาย"],
    ),
    "Chinese": (
        "我的钱包丢了，智能合约里的助记词在哪里？手续费是多少HBAR。",
        ["钱包", "智能合约", "助记词", "手续费", "币 or 丢"],
    ),
    "Japanese": (
        "ブロックチェーンの財布をなくしました。秘密鍵と「手数料」はどこですか？",
        ["ブロックチェーン", "財布", "秘密鍵", "手数料", "ﾌﾞﾛｯｸ"],
    ),
    "Korean": (
        "지갑을 잃어버렸어요. ‘개인키’는 어디에 있나요? 수수료와 블록체인",
        ["지갑", "개인키", "수수료", "체인", "블록"],
    ),
    "Russian": (
        "Потерял кошелёк—где «ключ»? Комиссия, транзакция…",
        ["кошелек", "ключ", "ключа", "транзакции", "комиссия"],
    ),
    "Greek": (
        "Έχασα το πορτοφόλι μου· πού είναι το «κλειδί»; Αλυσίδα—προμήθειες…",
        ["πορτοφολι", "κλειδι", "αλυσιδα", "ΠΡΟΜΗΘΕΙΕΣ", "ΕΧΑΣΑ"],
    ),
    "Turkish": (
        "Cüzdanım kayboldu! ‘Şifre’ İstanbul’da kaldı—ücret nedir…",
        ["cuzdanim", "sifre", "istanbul", "ucret", "kaldi"],
    ),
    "Vietnamese": (
        "Ví của tôi bị mất: “khóa” ở đâu? Phí giao dịch—chuỗi khối…",
        ["khoa", "dau", "dich", "chuoi", "khối"],
    ),
}
