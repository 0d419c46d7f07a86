"""A hundred questions to the table of office holders: who was that on this day?"""

from __future__ import annotations

from datetime import date

import pytest

from graph import ontology
from graph.ontology import ACTOR
from graph.ontology.base import ActorBase
from graph.understanding.offices import Offices

HOLDERS = """
president turkey 2020-03-02 Recep Tayyip Erdogan
president turkey 2010-05-01 Abdullah Gul
prime-minister turkey 2017-01-15 Binali Yildirim
foreign-minister turkey 2020-03-02 Mevlut Cavusoglu
foreign-minister turkey 2024-05-05 Hakan Fidan
defence-minister turkey 2020-03-02 Hulusi Akar
president united-states 2012-01-01 Barack Obama
president united-states 2018-07-16 Donald Trump
president united-states 2022-02-24 Joe Biden
president united-states 2025-06-01 Donald Trump
secretary-of-state united-states 2014-09-01 John Kerry
secretary-of-state united-states 2020-01-03 Mike Pompeo
secretary-of-state united-states 2023-10-07 Antony Blinken
defense-secretary united-states 2016-05-05 Ash Carter
defense-secretary united-states 2022-03-01 Lloyd Austin
national-security-adviser united-states 2015-01-01 Susan Rice
president russia 2010-01-01 Dmitry Medvedev
president russia 2014-03-18 Vladimir Putin
prime-minister russia 2021-01-01 Mikhail Mishustin
foreign-minister russia 2016-06-06 Sergei Lavrov
defence-minister russia 2022-02-24 Sergei Shoigu
defence-minister russia 2024-06-01 Andrei Belousov
president china 2011-01-01 Hu Jintao
president china 2019-01-01 Xi Jinping
foreign-minister china 2023-05-01 Qin Gang
foreign-minister china 2024-01-01 Wang Yi
defence-minister china 2020-01-01 Wei Fenghe
premier china 2015-01-01 Li Keqiang
president france 2011-03-19 Nicolas Sarkozy
president france 2015-11-13 Francois Hollande
president france 2020-01-01 Emmanuel Macron
prime-minister france 2013-01-01 Jean-Marc Ayrault
prime-minister france 2021-01-01 Jean Castex
prime-minister france 2023-01-01 Elisabeth Borne
foreign-minister france 2018-01-01 Jean-Yves Le Drian
foreign-minister france 2023-01-01 Catherine Colonna
defence-minister france 2019-01-01 Florence Parly
prime-minister united-kingdom 2012-01-01 David Cameron
prime-minister united-kingdom 2018-01-01 Theresa May
prime-minister united-kingdom 2022-10-01 Liz Truss
prime-minister united-kingdom 2023-06-01 Rishi Sunak
foreign-secretary united-kingdom 2017-01-01 Boris Johnson
foreign-secretary united-kingdom 2024-01-01 David Cameron
defence-secretary united-kingdom 2018-01-01 Gavin Williamson
defence-secretary united-kingdom 2022-03-01 Ben Wallace
chancellor germany 2015-09-05 Angela Merkel
chancellor germany 2023-01-01 Olaf Scholz
chancellor germany 2025-07-01 Friedrich Merz
foreign-minister germany 2016-01-01 Frank-Walter Steinmeier
foreign-minister germany 2022-05-01 Annalena Baerbock
defence-minister germany 2022-05-01 Christine Lambrecht
president germany 2014-01-01 Joachim Gauck
prime-minister italy 2013-10-03 Enrico Letta
prime-minister italy 2017-05-01 Paolo Gentiloni
prime-minister italy 2020-03-09 Giuseppe Conte
foreign-minister italy 2021-05-01 Luigi Di Maio
prime-minister japan 2011-03-11 Naoto Kan
prime-minister japan 2016-01-01 Shinzo Abe
foreign-minister japan 2022-03-01 Yoshimasa Hayashi
prime-minister india 2013-01-01 Manmohan Singh
defence-minister india 2016-09-29 Manohar Parrikar
foreign-minister india 2017-08-01 Sushma Swaraj
president brazil 2014-07-01 Dilma Rousseff
foreign-minister brazil 2020-04-01 Ernesto Araujo
president mexico 2020-01-01 Andres Manuel Lopez Obrador
foreign-minister mexico 2020-01-01 Marcelo Ebrard
president argentina 2018-01-01 Mauricio Macri
prime-minister canada 2014-01-01 Stephen Harper
foreign-minister canada 2018-08-06 Chrystia Freeland
prime-minister australia 2016-01-01 Malcolm Turnbull
foreign-minister australia 2015-01-01 Julie Bishop
president south-korea 2018-04-27 Moon Jae-in
foreign-minister south-korea 2019-08-01 Kang Kyung-wha
president indonesia 2016-01-01 Joko Widodo
foreign-minister indonesia 2021-04-24 Retno Marsudi
president south-africa 2016-01-01 Jacob Zuma
foreign-minister south-africa 2022-03-01 Naledi Pandor
king saudi-arabia 2016-01-01 King Salman
foreign-minister saudi-arabia 2017-06-05 Adel al-Jubeir
president syria 2015-09-30 Bashar al-Assad
president syria 2025-05-14 Ahmed al-Sharaa
foreign-minister syria 2012-07-01 Walid al-Moualem
prime-minister iraq 2014-06-10 Nouri al-Maliki
prime-minister iraq 2017-07-10 Haider al-Abadi
foreign-minister iraq 2021-01-01 Fuad Hussein
president afghanistan 2021-08-01 Ashraf Ghani
foreign-minister afghanistan 2022-01-01 Amir Khan Muttaqi
president yemen 2015-03-26 Abd-Rabbu Mansour Hadi
prime-minister libya 2019-04-04 Fayez al-Sarraj
president ukraine 2014-09-05 Petro Poroshenko
defence-minister ukraine 2021-01-01 Andriy Taran
foreign-minister ukraine 2022-03-10 Dmytro Kuleba
president mali 2012-01-01 Amadou Toumani Toure
president burkina-faso 2019-01-01 Roch Marc Christian Kabore
president niger 2015-01-01 Mahamadou Issoufou
president central-african-republic 2013-12-05 Michel Djotodia
prime-minister ethiopia 2020-11-04 Abiy Ahmed
foreign-minister armenia 2020-10-01 Zohrab Mnatsakanyan
foreign-minister azerbaijan 2020-10-01 Jeyhun Bayramov
prime-minister israel 2021-12-01 Naftali Bennett
foreign-minister israel 2020-09-15 Gabi Ashkenazi
prime-minister lebanon 2020-08-04 Hassan Diab
foreign-minister iran 2015-07-14 Mohammad Javad Zarif
president iran 2022-01-01 Ebrahim Raisi
prime-minister pakistan 2017-12-01 Shahid Khaqan Abbasi
foreign-minister pakistan 2012-01-01 Hina Rabbani Khar
president mozambique 2020-03-24 Filipe Nyusi
foreign-minister venezuela 2019-02-01 Jorge Arreaza
"""
QUESTIONS = [line.split(" ", 3) for line in HOLDERS.split("\n") if line]
OFFICES = Offices(ActorBase.of(ontology.load().actors))


def test_there_are_a_hundred_questions_and_more() -> None:
    assert len({tuple(question[:3]) for question in QUESTIONS}) == len(QUESTIONS) >= 100


@pytest.mark.parametrize(
    ("office", "state", "day", "name"), QUESTIONS, ids=[" ".join(one[:3]) for one in QUESTIONS]
)
def test_an_office_is_held_by_whom_history_says(office: str, state: str, day: str, name: str) -> None:
    spelt = "secretary of state" if office == "secretary-of-state" else office.replace("-", " ")
    holder = OFFICES.holder(spelt, ACTOR + state, date.fromisoformat(day))
    assert holder is not None
    assert holder.actor.label == name


@pytest.mark.parametrize(
    ("office", "state", "day"),
    [
        ("president", "turkey", "1900-01-01"),
        ("king", "turkey", "2020-01-01"),
        ("president", "nowhere", "2020-01-01"),
    ],
)
def test_nobody_is_named_where_nobody_is_known(office: str, state: str, day: str) -> None:
    assert OFFICES.holder(office, ACTOR + state, date.fromisoformat(day)) is None
