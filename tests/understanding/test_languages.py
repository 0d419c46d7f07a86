"""Which texts are not English: foreign news in many languages, and English that looks foreign."""

from __future__ import annotations

import pytest

from graph import ontology
from graph.errors import OntologyError
from graph.ontology import Description
from graph.reading import read
from graph.understanding.languages import OTHER_SCRIPT, Languages, load
from tests.commands import ROOT

FOREIGN = [
    ("German", "Die Bundesregierung hat den Angriff auf das Lager verurteilt und will eine Waffenruhe."),
    ("German", "Der Minister reist am Montag nach Ankara. Dort will er mit den Kurden sprechen."),
    ("French", "Le président a rencontré son homologue à Moscou pour parler de la guerre dans le nord."),
    ("French", "La Turquie a attaqué la Syrie dimanche, selon des responsables."),
    ("Spanish", "El presidente de Colombia se reunió con los líderes de la guerrilla en La Habana."),
    ("Spanish", "Las fuerzas armadas de Venezuela atacaron un campamento en la frontera con Brasil."),
    ("Portuguese", "O governo do Brasil condenou o ataque e pediu que as partes voltem a negociar."),
    ("Italian", "Il ministro degli Esteri ha incontrato a Roma il collega francese e parlato della Libia."),
    ("Dutch", "De regering heeft het akkoord met Turkije opgezegd, maar de oppositie is het niet eens."),
    ("Swedish", "Regeringen säger att det inte är aktuellt att skicka vapen till Ukraina."),
    ("Danish or Norwegian", "Regjeringen vil ikke sende våpen til Ukraina, og det er mange som er enige."),
    ("Danish or Norwegian", "Udenrigsministeren rejser til Kyiv, og han skal mødes med ham på mandag."),
    ("Polish", "Rząd nie zgodził się na przyjęcie uchodźców, a prezydent jest w Berlinie."),
    ("Czech or Slovak", "Vláda se rozhodla, že pošle na Ukrajinu tanky, a premiér odjel do Kyjeva."),
    ("Croatian, Serbian or Slovene", "Vlada je odlučila da će poslati pomoć u Ukrajinu, ali to nije sve."),
    ("Romanian", "Președintele a spus că nu este de acord cu trimiterea de arme și că va vorbi la Paris."),
    ("Turkish or Azerbaijani", "Cumhurbaşkanı bu ziyaret için Moskova'ya gitti ve bir anlaşma imzaladı."),
    ("Indonesian or Malay", "Pemerintah tidak akan mengirim pasukan ke Gaza, kata menteri itu dalam pidato."),
    ("Hungarian", "A kormány szerint nem kell fegyvert küldeni Ukrajnába, és ez a döntés végleges."),
    ("Finnish", "Hallitus sanoi, että se ei ole lähettämässä aseita Ukrainaan, mutta se on mukana avussa."),
    ("Vietnamese", "Chính phủ đã lên án cuộc tấn công và kêu gọi các bên trở lại bàn đàm phán."),
    ("Swahili", "Rais wa Kenya alikutana na viongozi wa upinzani katika mji wa Nairobi kwa mazungumzo."),
    ("Somali", "Madaxweynaha Soomaaliya ayaa la kulmay wafdi ka socda Turkiga oo soo gaaray Muqdisho."),
    ("Tagalog", "Nakipagpulong ang pangulo sa mga pinuno ng oposisyon dahil sa kaguluhan."),
    (OTHER_SCRIPT, "Турция атаковала сирийские войска в Идлибе, сообщили в Минобороны."),
    (OTHER_SCRIPT, "هاجمت تركيا القوات السورية في إدلب يوم الأحد."),
    (OTHER_SCRIPT, "土耳其周日在伊德利卜袭击了叙利亚军队。"),
    (OTHER_SCRIPT, "Η Τουρκία επιτέθηκε στη Συρία την Κυριακή."),
    (OTHER_SCRIPT, "तुर्की ने रविवार को सीरिया पर हमला किया।"),
    (OTHER_SCRIPT, "טורקיה תקפה את סוריה ביום ראשון."),
    (OTHER_SCRIPT, "튀르키예가 일요일 시리아를 공격했다. NATO"),
]  # fmt: skip

ENGLISH = [
    "Turkey attacks Syria",
    "Russia, Turkey agree truce",
    "Hundreds die in Sudan",
    "Man hat die Wahl, says Merkel",
    "Maduro slams EU sanctions",
    "Die Linke condemns Erdogan",
    "El Salvador, Los Angeles sign deal",
    "US, EU sanction Iran",
    "Macron meets Xi",
    "Le Pen attacks Macron over EU",
    "Lula da Silva and Fernando de la Rua meet in Rio de Janeiro",
    "Andrés Manuel López Obrador met Cristina Fernández de Kirchner in Ciudad de México.",
    "Ursula von der Leyen visited the Universidad de los Andes.",
    "Las Fuerzas Armadas Revolucionarias de Colombia signed a ceasefire with the government.",
    "The newspaper Le Monde quoted the minister: “Nous ne sommes pas dans une guerre.” France denied it.",
    "Al-Shabaab, or Harakat al-Shabaab al-Mujahideen (حركة الشباب المجاهدين), attacked Kenya on Sunday.",
    "Xi Jinping (习近平) met Vladimir Putin (Владимир Путин) in Beijing.",
    "Aung San Suu Kyi, Min Aung Hlaing and Htin Kyaw attended.",
    "Recep Tayyip Erdoğan ile Putin met.",
    "Mohammed bin Salman bin Abdulaziz Al Saud received Ebrahim Raisi.",
    "Nguyễn Phú Trọng received Kim Jong Un in Hanoi.",
    "Frente de Liberación Nacional bombs Bogotá",
    "Wolodymyr Selenskyj thanks Bundeswehr",
    "34", "—", "?!", "a", "OK",
]  # fmt: skip


@pytest.fixture(scope="module")
def languages() -> Languages:
    return load(ontology.load().description)


@pytest.mark.parametrize(("language", "text"), FOREIGN, ids=[text[:30] for _, text in FOREIGN])
def test_a_foreign_text_is_told_by_its_language(languages: Languages, language: str, text: str) -> None:
    assert languages.other_than_english(text) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_short_english_and_foreign_names_are_let_through(languages: Languages, text: str) -> None:
    assert languages.other_than_english(text) is None


def test_every_sentence_of_ours_is_english(languages: Languages) -> None:
    articles = [article for article in read([ROOT / "data" / "articles"]) if hasattr(article, "text")]
    lines = [line for article in articles for line in article.text.splitlines()]
    relations = ontology.load().relations.values()
    sentences = [one for r in relations for one in (*r.examples, *r.counter_examples)]
    texts = [*(article.text for article in articles), *lines, *sentences]
    assert len(texts) > 1000
    assert [text for text in texts if languages.other_than_english(text)] == []


@pytest.mark.parametrize("foreign", [text for _, text in FOREIGN])
def test_an_english_report_that_quotes_it_is_english(languages: Languages, foreign: str) -> None:
    report = "The government said on Monday that it had not been told of the attack, which was the third."
    assert languages.other_than_english(f"{report}\n“{foreign}”\n{report}\n{report}\n{report}") is None


def test_a_lexicon_without_english_is_refused() -> None:
    with pytest.raises(OntologyError, match="English"):
        load(Description({}))
