"""First names of people the world over: a name that begins with one is likelier a person's.

Data to be reviewed, folded case; names that companies bear as often (Max, Leo) stay out.
"""

from __future__ import annotations

_LISTING = """
aaron, abdul, abdullah, abigail, adam, ade, adrian, agnes, agus, ahmad, ahmed, aisha, ajay, akira,
alan, albert, alejandro, alex, alexander, alexandra, alexandre, alexis, alfred, ali, alice,
alicia, alison, alistair, allan, allen, amanda, amina, amit, amy, ana, anand, anders, andre,
andrea, andreas, andrew, andy, angela, anil, anita, ankit, ann, anna, anne, anthony, antoine,
antonio, anupam, arjun, arthur, arun, ashish, ashley, audrey, bambang, barbara, barry, bastian,
beatrice, ben, benjamin, bernard, beth, bill, bob, bobby, boris, brad, brandon, brenda, brent,
brian, bruce, bruno, bryan, budi, caitlin, cameron, carl, carla, carlos, carol, caroline,
catherine, cecilia, charles, charlie, charlotte, chinedu, chloe, chris, christian, christina,
christine, christoph, christophe, christopher, claire, claudia, colin, connor, craig, cynthia,
damien, daniel, daniela, danielle, danny, darren, dave, david, dawn, dean, deborah, deepak, denis,
dennis, derek, dewi, diana, diane, diego, dmitry, dominic, don, donald, donna, doug, douglas,
duncan, dylan, ed, eddie, edgar, eduardo, edward, edwin, eko, elaine, eleanor, elena, elizabeth,
ellen, emily, emma, enrique, eric, erica, erik, erin, ernest, esther, ethan, eva, evan, evelyn,
fabian, farah, fatima, felipe, fernando, fiona, florian, folake, frances, francesca, francesco,
francis, francisco, francois, frank, fred, frederic, frederick, gabriel, gareth, gary, gaurav,
gavin, geoff, geoffrey, george, gerald, gerard, giovanni, glenn, gloria, gordon, graham, greg,
gregory, guillaume, hannah, hans, harry, harsh, hassan, heather, helen, helena, henry, hiro,
hiroshi, howard, hoàng, hugh, hugo, hussein, ian, ibrahim, igor, ingrid, irene, isabel, isabella,
ivan, jack, jackie, jacob, jacqueline, jacques, jake, james, jamie, jan, jane, janet, jared,
jason, javier, jay, jean, jeff, jeffrey, jennifer, jenny, jeremy, jerome, jerry, jesse, jessica,
ji-hoon, jim, jimmy, joan, joanna, joanne, joe, joel, johan, johannes, john, johnny, jon, jonas,
jonathan, jorge, jose, joseph, josh, joshua, josé, juan, judith, julia, julian, julie, julien,
juliet, justin, kamau, kapil, karen, karim, karin, karl, karthik, kate, katherine, kathleen,
kathryn, katie, katrina, kavita, keith, kelly, ken, kenichi, kenji, kenneth, kenta, kevin, khalid,
kimberly, kiran, kofi, kris, kristin, kumar, kunal, kurt, kwame, kyle, lance, lara, larry, lars,
laura, lauren, laurent, lawrence, leah, lena, leonard, leslie, lewis, liam, lily, linda, lisa,
liz, lorenzo, lorna, louis, louise, luc, luca, lucas, lucia, lucy, luis, luke, lydia, maciej,
magnus, malcolm, manish, manuel, marc, marcel, marco, marcus, margaret, maria, mariam, marie,
marina, mario, mark, markus, martha, martin, martina, mary, masayoshi, mathieu, matt, matthew,
matthias, maurice, maya, megan, melanie, melissa, meredith, michael, michel, michele, michelle,
miguel, mikael, mike, mikhail, minh, mohamed, mohammad, mohammed, mohit, monica, mpho, muhammad,
nadia, naoki, naomi, natalie, natasha, nathan, neal, neeraj, neha, neil, ngozi, nguyen, nguyễn,
nicholas, nick, nicola, nicolas, nicole, niels, nigel, nikhil, nils, nina, nitin, noah, noel,
nomsa, nora, norman, olga, oliver, olivia, olivier, omar, owen, pablo, pamela, paola, patricia,
patrick, paul, paula, pavel, pedro, peggy, penny, pete, peter, petra, phil, philip, philippe,
phillip, phạm, pierre, pooja, pradeep, pramod, prashant, priya, putri, rachel, rafael, rahul, raj,
rajesh, rakesh, ralph, ramesh, randy, raphael, rashid, ravi, raymond, rebecca, rebekah, renee,
ricardo, richard, rick, rita, ritesh, rizki, rob, robert, roberta, roberto, robin, rodrigo, roger,
rohan, rohit, roland, ron, ronald, rory, rosa, ross, rupert, russell, ruth, ryan, sachin, sally,
salma, salman, sam, samantha, samir, samuel, sandeep, sandra, sanjay, santiago, sara, sarah,
satoshi, scott, sean, sebastian, sergei, sergey, sergio, seth, seung, shane, shannon, sharon,
shaun, shawn, sheila, shirley, shruti, siddharth, simon, simone, sipho, siti, sofia, sonia,
sophia, sophie, stanley, stefan, stephan, stephanie, stephen, steve, steven, stewart, stuart, sue,
sundar, sunil, suresh, susan, susanne, suzanne, sven, sylvia, takashi, takeshi, tamara, tanya,
tara, taro, ted, teresa, terry, thabo, theresa, thomas, tiffany, tim, timothy, tina, todd, tom,
tomas, tommy, toni, tony, tracey, tracy, trevor, trần, tunde, tyler, ulrich, ursula, valentina,
valerie, vanessa, varun, vera, veronica, vicki, victor, vijay, vikram, vincent, vishal, vivek,
vivian, wahyu, walter, wanda, wanjiru, wayne, wendy, wilhelm, william, winston, wolfgang, xavier,
yasmin, yoko, yoshi, yuki, yusuf, yves, zach, zachary, zainab, zanele, zoe
"""
FIRST_NAMES = frozenset(name.strip() for name in _LISTING.replace("\n", " ").split(","))
