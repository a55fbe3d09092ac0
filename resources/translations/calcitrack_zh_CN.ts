<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>ListModel</source>
        <comment>Patient</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ListModel</source>
        <comment>Number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ListModel</source>
        <comment>Age</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ListModel</source>
        <comment>What is due</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ListModel</source>
        <comment>When</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ListModel</source>
        <comment>Wounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ListModel</source>
        <comment>Assessed</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>About Calcitrack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tracker of wounds and pain for calciphylaxis (calcific uraemic arteriolopathy).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open source under the MIT licence. Icons: Lucide (ISC). Font: Noto Sans SC (OFL).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Calcitrack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountStep</name>
    <message>
        <source>Your name in the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands under everything you sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the encrypted record…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AmendSheet</name>
    <message>
        <source>Amend the assessment of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign amendment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for the amendment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eschar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BWAT-CUA</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AssessmentTable</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wound (mm²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eschar (mm²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eschar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BWAT-CUA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Infection signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amend…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered in error…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong patient…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assessment of {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackgroundPart</name>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>penicillin, plaster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comorbidities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>no scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ruler {length} mm · {about} · tilt unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>card ✓ · tilt {tilt}° · {about}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rectangle ✓ · tilt {tilt}° · {about}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Correct the patient&apos;s details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>born {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the chart of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>Photo bench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs of the lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no photograph on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photograph is here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photograph and its outlines were taken out of this assessment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BodyMap</name>
    <message>
        <source>Body map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right side</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CareGoalSheet</name>
    <message>
        <source>Goals of care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign goals of care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resuscitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discussed with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseImport</name>
    <message>
        <source>Importing {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case files (*.json *.zip)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartPlace</name>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Therapies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laboratory and course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tabs of the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a lesion on the body map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign the sheet at the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the sheet at the right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceQuestion</name>
    <message>
        <source>one of: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows from: {items}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClinicStep</name>
    <message>
        <source>Name of the clinic or ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says what day it is and when something is due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted. Keep it on a disk of this workstation, and back it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few questions set up the record of this clinic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please give the whole path of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder holds a store already. Open it below instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an existing store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of an existing store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no store in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloseSheet</name>
    <message>
        <source>Close {lesion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Because it was</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoursePanel</name>
    <message>
        <source>Kinds of entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight (kg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dry weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goals of care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resuscitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discussed with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered in error…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hypotension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no hypotension</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for IT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was saved is safe, and drafts save themselves every few seconds. You can go on working. If this happens again, close the program and tell IT what stands below; it names no patient.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoseQuestions</name>
    <message>
        <source>Dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continuous rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total of a day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Let go to add the photograph</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrugField</name>
    <message>
        <source>type the first letters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntrySheet</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example -2h, or 14:30</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EpisodePart</name>
    <message>
        <source>Episode of calciphylaxis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first sign; about is enough. Empty: no episode yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EpisodeStanding</name>
    <message>
        <source>Episode of calciphylaxis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed by: {ways}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: it goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot end before it began.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorSheet</name>
    <message>
        <source>Entered in error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strike through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays readable, struck through, and is left out of every number.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventSheet</name>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>qSOFA points (0–3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hypotension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactorCard</name>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>facility value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Please fill this in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlagLine</name>
    <message>
        <source>Source: {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>facility value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledge: {flag}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Sign…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} since last</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>● Nothing is missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask all thirteen BWAT items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask DN4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot report pain: PAINAD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pain could not be asked…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Front</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FunctionSheet</name>
    <message>
        <source>Function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuidancePanel</name>
    <message>
        <source>Triad and flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No flag stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still uncorrected: {factors}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n factor(s) unknown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing uncorrected is known.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdentityPart</name>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As on the wristband: ZHANG Mei</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in own script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dry weight</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Open a patient first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record pain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a therapy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a handover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the patient&apos;s details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge a duplicate of this patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help: what the keys do here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Calcitrack</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KidneyPart</name>
    <message>
        <source>Kidney</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eGFR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dialysis since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions per week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kt/V</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dialysate calcium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be less than zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be more than zero.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaboratorySheet</name>
    <message>
        <source>Laboratory value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LengthQuestion</name>
    <message>
        <source>for example 50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Millimetres between the two marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LesionCard</name>
    <message>
        <source>Photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wound {area} cm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, eschar {area} cm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{change} since first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{change} since last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BWAT-CUA {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assessed {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not assessed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LesionQuestions</name>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a date, or -3d, or yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example L3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place: click, or arrow keys; Page Down turns the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LesionSheet</name>
    <message>
        <source>Correct a lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add lesion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LesionsPanel</name>
    <message>
        <source>Add a lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lesion yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the first lesion: say where it is, and then assess it with a photograph.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{area} cm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>New since the visit before: {news}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListModel</name>
    <message>
        <source>Urgent flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other patients found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>Not assessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name at least one, or choose one of the other answers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MakingDemo</name>
    <message>
        <source>The demo clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A synthetic clinic with a dozen patients. It lives in memory only and is gone when you close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making patients, photographs and notes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasurementQuestion</name>
    <message>
        <source>Length (mm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width (mm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eschar (% of the wound)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline it on the photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be measured…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or with a ruler held to the skin:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eschar {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not done: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length and width are both needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergePlace</name>
    <message>
        <source>Merge patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records that could be of the same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which record number stays?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The left one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The right one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands in the audit trail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge two records of one person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything charted in either record will stand in the one that stays; the other number will still find the person. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the other record below</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n lesion(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assessment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n laboratory value(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the other record, and which number stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge {gone} into {kept}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergeSheet</name>
    <message>
        <source>Merge lesions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which have grown together?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesion that they are now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MomentQuestion</name>
    <message>
        <source>-2h, yesterday 8, 14:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesion could not be looked at…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not looked at: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several words that only you would put together are best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase, once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotDoneReason</name>
    <message>
        <source>Why? Enter keeps the reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too painful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined by the patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dressing had to stay on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be positioned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Put this notice away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObservedPainQuestion</name>
    <message>
        <source>A digit answers the next line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {every}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PainPanel</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pain scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record pain  Ctrl+D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered in error…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PainSheet</name>
    <message>
        <source>Record pain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign pain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example -2h, or 14:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sedation (POSS; act from 3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pain, 0 none to 10 worst (NRS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DN4 (0–10; neuropathic from 4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PAINAD (0–10; cannot report)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Tissues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A patient, a place, or something to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a patient, a place, or something to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientCard</name>
    <message>
        <source>The chosen patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New assessment  N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open  ↵</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photograph yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last photograph: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open wound area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Open wound area, %n lesion(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{area} cm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open wound area: {before} cm² at first, {now} cm² now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pain now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientList</name>
    <message>
        <source>Search by name or number  /</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search patients by name or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients by what is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No patient fits the search and the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s) found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientPlace</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the patient&apos;s details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an answer of a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing or cannot be right; it is marked above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the record now: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else corrected this patient meanwhile. Check what is marked, then save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody of like name is here already: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open that one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotographsQuestion</name>
    <message>
        <source>Choose…  Ctrl+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photograph could be taken…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>not done: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the camera&apos;s time: {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintingPlace</name>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What leaves is written in the audit trail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language, paper, print, save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the pages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handover saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print handover</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProcedureSheet</name>
    <message>
        <source>Procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>last time · Enter confirms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured · Enter confirms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>derived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a patient first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Readout</name>
    <message>
        <source>Wound area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perimeter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eschar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline the wound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scale yet: set two marks on the ruler (key 4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>± {percent} % from the scale</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recover</name>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the printed page; blanks and case do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the passphrase and sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgotten passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>Type group {number} from the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows that the page can be read when it is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens the record when every passphrase is forgotten. It is shown once and kept nowhere: print it, and lock it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key: {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calcitrack recovery key.pdf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}. Print it, then delete the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not group {number}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionTable</name>
    <message>
        <source>Outlines as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tissue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perimeter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportsPanel</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports that left the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report has left the program for this patient yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare a handover  Ctrl+P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScaleQuestion</name>
    <message>
        <source>0 none … 10 worst imaginable. 1 then 0 makes ten; Enter passes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SectionBlock</name>
    <message>
        <source>Shift+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>↺ Confirm %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPlace</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse and keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingers: larger rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workstation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgotten passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo clinic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SigningBar</name>
    <message>
        <source>Sign as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wound {area}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, eschar {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pain: {scores}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done: {what} ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignsQuestion</name>
    <message>
        <source>None of these seen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitSheet</name>
    <message>
        <source>Split {lesion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its course stays; its tissue is counted once, in the two that follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second part</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move the cross, Enter sets a point, Enter twice closes the outline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the photograph here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files, a folder, or a picture from the clipboard (Ctrl+V). JPEG, PNG, TIFF, WebP or HEIC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a photograph…  Ctrl+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} · to scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} · not to scale</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Show the patients with a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anything  Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts  ?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) to finish</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Add photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this photograph from the assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier: outline as ghost (O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photograph {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the outline of {day} over the photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outline was drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No earlier photograph</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TasksPlace</name>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discipline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All disciplines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter  /</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the tasks by any word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is it not done? Enter declines, Esc leaves it open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason why the task is declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the patient&apos;s chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the list as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done  D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline…  X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks appear here when a rule asks for something, or when a team meeting decides it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task settled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TherapyChangeSheet</name>
    <message>
        <source>Change the dose of {drug}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold {drug}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume {drug}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop {drug}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From which day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a date, or -3d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The therapy had not started yet on that day.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TherapyPanel</name>
    <message>
        <source>Drug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Therapies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a therapy  Ctrl+T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change dose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered in error…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has confirmed in this episode that this list is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TherapySheet</name>
    <message>
        <source>Start a therapy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign therapy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a date, or -3d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This drug is given: {routes}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TilesQuestion</name>
    <message>
        <source>Enter: these are all. 0: none of them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Area (cm²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BWAT-CUA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Therapies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pain (NRS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline; press T for the same as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on the timeline yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas, scores, pain and therapies appear here as soon as they are charted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photograph at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table  T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solid line: wound. Dashed: eschar. × not done. Dash-dot upright: procedure or event. Ctrl and wheel zoom, drag moves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolRail</name>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select and move points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline point by point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline by freehand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale from a ruler: two marks, then millimetres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the outlines as a table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightSheet</name>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dry weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorklistPlace</name>
    <message>
        <source>Worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New assessment of the chosen patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the list as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add your first patient, or take one over from a case file. The demo clinic shows how it all looks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a case file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a case file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WrongPatientSheet</name>
    <message>
        <source>Charted on the wrong patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it to the right patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The right patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name or record number, then Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else has this name or number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This patient has no open lesion; add one first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YesNoQuestion</name>
    <message>
        <source>None of these</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_WhenSheet</name>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a date, or -3d, or yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
