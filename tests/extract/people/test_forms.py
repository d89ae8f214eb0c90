"""Forms of names of many languages, each beside what only looks like it. Whole lists: who is named, in order."""

import pytest

from graphkit.extract import Known, extract
from graphkit.model import Cable, Origin, Source


def named_in(text: str, known: Known | None = None) -> list[str]:
    """The names of a text in order, roles left out."""
    cable = Cable("08OSLO1", Source("plain", "x"), text, origin=Origin("AMEMBASSY OSLO", "post:oslo"))
    found = extract(cable, known or Known())
    spans = {m.span for person in found.people for m in person.mentions if m.rule != "role-only"}
    return [" ".join(span.of(text).split()) for span in sorted(spans)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # East and South-East Asia
        ("President Roh Moo-zin met Ban Ki-zon in Seoul.", ["Roh Moo-zin", "Ban Ki-zon"]),
        ("YANG Jiezhi and BESSHO Koro, Director General, spoke.", ["YANG Jiezhi", "BESSHO Koro"]),
        ("Prime Minister Nguyen Tan Zung spoke.", ["Nguyen Tan Zung"]),
        ("Tan Sri Razak Okonjo and Datuk Seri Najib Lindono spoke.", ["Razak Okonjo", "Najib Lindono"]),
        ("General Than Shwelin and Daw Khin Zunyun met.", ["Than Shwelin", "Khin Zunyun"]),
        ("Unification Minister Hyun In-zaek spoke of Kim Zong-un.", ["Hyun In-zaek", "Kim Zong-un"]),
        ("Minister Berge In-house staff left.", ["Berge"]),
        ("Khun Anand Panyarazun said that Khun Somchai left.", ["Anand Panyarazun", "Somchai"]),
        # nicknames of several words, and the place of an office before its holder's name
        ('General Olav "Big Red" Zirin and Bo "The Fox" Zumba met.', ['Olav "Big Red" Zirin', 'Bo "The Fox" Zumba']),
        ('Minister Zirin\'s book "Big Fish" Olav Zumba said.', ["Zirin", "Olav Zumba"]),
        ("Mayor of Zumbaland Olav Zirin met Governor of Zumba Province Zaki.", ["Olav Zirin", "Zaki"]),
        ("Governor of the Central Bank Olav Zirin left.", ["Olav Zirin"]),
        # particles with a capital, second halves that are places or words
        (
            "They saw Karel De Zucht, Julio De Zido and Osama Bin Laden there.",
            ["Karel De Zucht", "Julio De Zido", "Osama Bin Laden"],
        ),
        ("They fled Chechnya and North Waziristan for San Juan.", []),
        # Arabic
        (
            "Prince Bandar bin Sultan bin Abdulaziz Al Zaqri spoke.",
            ["Bandar bin Sultan bin Abdulaziz Al Zaqri"],
        ),
        ("Patrick O’Dowdle and Dr. Mu’ammar al-Zadhafi spoke.", ["Patrick O’Dowdle", "Mu’ammar al-Zadhafi"]),
        ("Director Ali al-'Anizo spoke. 'Anizo left.", ["Ali al-'Anizo", "Anizo"]),
        # Romance
        ("Diogo Freitas do Amarelo told us so.", ["Diogo Freitas do Amarelo"]),
        ("The codel located CARLOS CASTILLO OKONJO in Oslo.", ["CARLOS CASTILLO OKONJO"]),
        ("Colonel Bjarne (Michael) Zverson spoke.", ["Bjarne (Michael) Zverson"]),
        ("Investigating Judge Jose Sierra spoke of a Sierra Leonean.", ["Jose Sierra"]),
        # words that are months or creeds elsewhere
        ("Jan Egelundo and Islam Kerimovo met April Glaspeno.", ["Jan Egelundo", "Islam Kerimovo", "April Glaspeno"]),
        ("In April Okonjo told us so. In early August Zaki told us more.", ["Okonjo", "Zaki"]),
        ("President Okonjo spoke. On 3 June Okonjo left.", ["Okonjo", "Okonjo"]),
        ("The Christian Zqrx fought on.", []),
        # initials
        ("Vann H. Van Diepeno and J.P. van der Lind met.", ["Vann H. Van Diepeno", "J.P. van der Lind"]),
        ("J.C. King saw Amos A. Jordan and George S. Vest.", ["J.C. King", "Amos A. Jordan", "George S. Vest"]),
        ("We thank King Omar and the King.", ["Omar"]),
        # suffixes
        ("WILLIAM LUNDO, JR., MET US.", ["WILLIAM LUNDO, JR"]),
        (
            "FIRST SECRETARY FRANCOIS HOLLANDO UNDERZQRXS US\n\nFirst Secretary Francois Hollando spoke.",
            ["FRANCOIS HOLLANDO", "Francois Hollando"],
        ),
        # titles
        ("Ambassador Extraordinary and Plenipotentiary Bo Lind spoke.", ["Bo Lind"]),
        ("President-elect Okonjo and Vice President-elect Lind met.", ["Okonjo", "Lind"]),
        ("Messrs. Lind and Lake saw Mr. Holland and Mr. Masters.", ["Lind", "Lake", "Holland", "Masters"]),
        ("They sailed on the lake to Holland.", []),
        ("Foreign Ministers Okonjo of Norway and Zaki of Egypt met.", ["Okonjo", "Zaki"]),
        ("SRSG Okonjo and UNSCOL Michael Willemso met.", ["Okonjo", "Michael Willemso"]),
        ("Moroccan Foreign Minster Taieb Zassi spoke.", ["Taieb Zassi"]),
        ("Relations with the US. Expectations are high.", []),
        ("The First Lady. Certainly he left.", []),
        ("We saw the DATT. Rainer left.", []),
        ("General Comments, Direct RSO Engagement and Global Entrepreneur Awards follow.", []),
        ("GOT received the Aide-Mémoire.", []),
        # what somebody is called says that it is a person
        ("The smuggler Dahoro Mongalu paid.", ["Dahoro Mongalu"]),
        ("The trawler Dahoro Mongalu sailed.", []),
        ("They asked opposition figure Zqrnub Wbolti.", ["Zqrnub Wbolti"]),
        ("The town of Bint Zubayl burnt; the daily Al-Zasatiya said so.", []),
        ("The port of Zarif Okonjo froze.", []),
        ("Vessel: Zaki Teraju", []),
        ("They took him to Jose Gregorio Zernando hospital and the John Zarko (North) customs point.", []),
        ("The Zerry-Zugar legislation passed. Group Dmitry Zirtash grew.", []),
        ("Oslo Radar is a weekly. Rio Radar is a weekly.", []),
        ("They visited Oslo's Antonio Carlos Zobim International Airport to talk with officials.", []),
        (
            "Both Amos Zilado, Pol-Mil Director in the north, and Nimrod Zarkano came.",
            ["Amos Zilado", "Nimrod Zarkano"],
        ),
        ("Many anti-Zaki Turkes left.", []),
        ("We met the Forces Zives in Oslo. The Forces Zives told us so.", []),
        ("They drafted the Presidential Order proposed to the Defense Minister.", []),
        ("President Muktar Zobow left. Last week in Zeletwein Zobow sang.", ["Muktar Zobow", "Zobow"]),
        # hyphens
        ("A Rio de Janeiro-based group met a La Paz-based one.", []),
        ("President Zaki spoke. Anti-Zaki and pro-Zaki crowds met.", ["Zaki", "Zaki", "Zaki"]),
        ("President Armando Zebuza-backed funds grew.", ["Armando Zebuza"]),
        # statesmen whom no cable introduces
        ("Since Brezhnev left, Kissinger worries.", ["Brezhnev", "Kissinger"]),
        ("The Nixon Administration wrote; Ford cars sell.", ["Nixon"]),
        # an office's symbol belongs to the next one
        ("Present were A/S David Heymano NEA DAS Maura Connolo.", ["David Heymano", "Maura Connolo"]),
    ],
)
def test_a_form_is_read_whole(text: str, names: list[str]) -> None:
    assert named_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SECRETARY RINGER SOUGHT VIEWS OF PRESIDENT ROH MOO-ZIN.", ["RINGER", "ROH MOO-ZIN"]),
        ("EMANUEL GRECHO PACE AND JOHN BAKER SPOKE AT A SLOW PACE.", ["EMANUEL GRECHO PACE", "JOHN BAKER"]),
        ("PRESIDENT GABRIEL GARCIA DE LA VEGA SPOKE.", ["GABRIEL GARCIA DE LA VEGA"]),
        ("THE MINISTER REITERATED THAT THE XYZAR HAS DECIDED.", []),
        ("FOREIGN MINISTER CHATTY TOLD US SO.", ["CHATTY"]),
        ("THE MINISTER ALSO TOLD US SO.", []),
    ],
)
def test_upper_case_forms(text: str, names: list[str]) -> None:
    assert named_in(text) == names


def test_what_an_article_calls_a_thing_is_nobody_whatever_was_learned() -> None:
    known = Known({"Xyzar": {"": 5}, "Zaki": {"": 5}})
    assert named_in("The Xyzar has decided. We doubt the Xyzar. The Zaki government agreed with Zaki.", known) == [
        "Zaki",
        "Zaki",
    ]


def test_a_compound_surname_is_one_mention() -> None:
    assert named_in("Angus MacQuarro Bell met us. We told MacQuarro Bell so.") == [
        "Angus MacQuarro Bell",
        "MacQuarro Bell",
    ]
    text = "Julian Oakesho-Reeve met us. Oakesho-Reeve left. President Zaki met Minister Lind. Lind-Zaki talks go on."
    assert named_in(text) == ["Julian Oakesho-Reeve", "Oakesho-Reeve", "Zaki", "Lind", "Lind", "Zaki"]


def test_a_long_surname_stands_on_the_next_line() -> None:
    text = "The leader overruled Minister Sabine\nLeutheusso-Schnarrenbergo and abstained from voting at the\nmeeting."
    assert named_in(text) == ["Sabine Leutheusso-Schnarrenbergo"]


def test_a_title_and_a_given_name_mean_who_has_both() -> None:
    cable = Cable("08OSLO1", Source("plain", "x"), "Sultan Omar bin Zaki spoke. Sultan Omar left. King Omar sat.")
    assert sorted(len(person.mentions) for person in extract(cable).people) == [1, 2]


def test_items_of_a_list_of_participants_end_with_their_line() -> None:
    text = (
        "2. Participants:\n  Zqrx Caruano Vello, Minister for Maritime Heritage\n  Censina Borgo Falzone, Archivist\n"
        "  Olav Berge, Permanent Secretary of the Sea\n\n3. They met."
    )
    assert named_in(text) == ["Zqrx Caruano Vello", "Censina Borgo Falzone", "Olav Berge"]
