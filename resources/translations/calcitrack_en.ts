<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ArmColumn</name>
    <message numerus="yes">
        <source>%n absent</source>
        <translation>
            <numerusform>%n absent</numerusform>
            <numerusform>%n absent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Away</name>
    <message numerus="yes">
        <source>%n draft(s) kept on this computer differ from the record.</source>
        <translation>
            <numerusform>%n draft kept on this computer differs from the record.</numerusform>
            <numerusform>%n drafts kept on this computer differ from the record.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) kept on this computer are saved in the record now.</source>
        <translation>
            <numerusform>%n draft kept on this computer is saved in the record now.</numerusform>
            <numerusform>%n drafts kept on this computer are saved in the record now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message numerus="yes">
        <source>%n photograph(s) changed in the store and are not in it.</source>
        <translation>
            <numerusform>%n photograph changed in the store and is not in it.</numerusform>
            <numerusform>%n photographs changed in the store and are not in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CapturePanel</name>
    <message numerus="yes">
        <source>%n photograph(s) picked. Check that they are of this person.</source>
        <translation>
            <numerusform>%n photograph picked. Check that it is of this person.</numerusform>
            <numerusform>%n photographs picked. Check that they are of this person.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeView</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClinicTable</name>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentPlace</name>
    <message numerus="yes">
        <source>%n photograph(s)</source>
        <translation>
            <numerusform>%n photograph</numerusform>
            <numerusform>%n photographs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CourseView</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPlace</name>
    <message numerus="yes">
        <source>Everybody in this clinic: %n patient(s)</source>
        <translation>
            <numerusform>Everybody in this clinic: %n patient</numerusform>
            <numerusform>Everybody in this clinic: %n patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FlagBanner</name>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>+ %n more</numerusform>
            <numerusform>+ %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more urgent flag(s): open the guidance</source>
        <translation>
            <numerusform>%n more urgent flag: open the guidance</numerusform>
            <numerusform>%n more urgent flags: open the guidance</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n urgent flag(s) not acknowledged</source>
        <translation>
            <numerusform>%n urgent flag not acknowledged</numerusform>
            <numerusform>%n urgent flags not acknowledged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IdleRow</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message numerus="yes">
        <source>%n photograph(s) in the tray</source>
        <translation>
            <numerusform>%n photograph in the tray</numerusform>
            <numerusform>%n photographs in the tray</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LesionsPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Consent to %n photograph(s)</source>
        <translation>
            <numerusform>Consent to %n photograph</numerusform>
            <numerusform>Consent to %n photographs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergePlace</name>
    <message numerus="yes">
        <source>%n lesion(s)</source>
        <translation>
            <numerusform>%n lesion</numerusform>
            <numerusform>%n lesions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assessment(s)</source>
        <translation>
            <numerusform>%n assessment</numerusform>
            <numerusform>%n assessments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n laboratory value(s)</source>
        <translation>
            <numerusform>%n laboratory value</numerusform>
            <numerusform>%n laboratory values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NearestPhotograph</name>
    <message numerus="yes">
        <source>%n day(s) before the cursor</source>
        <translation>
            <numerusform>%n day before the cursor</numerusform>
            <numerusform>%n days before the cursor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) after the cursor</source>
        <translation>
            <numerusform>%n day after the cursor</numerusform>
            <numerusform>%n days after the cursor</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Offered</name>
    <message numerus="yes">
        <source>%n file(s) will be shown once you have signed in. Nothing is imported unasked.</source>
        <translation>
            <numerusform>%n file will be shown once you have signed in. Nothing is imported unasked.</numerusform>
            <numerusform>%n files will be shown once you have signed in. Nothing is imported unasked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message numerus="yes">
        <source>%n photograph(s) of intimate sites stay out.</source>
        <translation>
            <numerusform>%n photograph of an intimate site stays out.</numerusform>
            <numerusform>%n photographs of intimate sites stay out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%n factor(s) still uncorrected</source>
        <translation>
            <numerusform>%n factor still uncorrected</numerusform>
            <numerusform>%n factors still uncorrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n factor(s) unknown</source>
        <translation>
            <numerusform>%n factor unknown</numerusform>
            <numerusform>%n factors unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message numerus="yes">
        <source>%n photograph(s) not shown: consent does not cover care</source>
        <translation>
            <numerusform>%n photograph not shown: consent does not cover care</numerusform>
            <numerusform>%n photographs not shown: consent does not cover care</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientCard</name>
    <message numerus="yes">
        <source>Open wound area, %n lesion(s)</source>
        <translation>
            <numerusform>Open wound area, %n lesion</numerusform>
            <numerusform>Open wound area, %n lesions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientList</name>
    <message numerus="yes">
        <source>%n patient(s) found</source>
        <translation>
            <numerusform>%n patient found</numerusform>
            <numerusform>%n patients found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>People</name>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfilePlace</name>
    <message numerus="yes">
        <source>%n change(s) not kept yet</source>
        <translation>
            <numerusform>%n change not kept yet</numerusform>
            <numerusform>%n changes not kept yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordSheet</name>
    <message numerus="yes">
        <source>Record consent for %n photograph(s)</source>
        <translation>
            <numerusform>Record consent for %n photograph</numerusform>
            <numerusform>Record consent for %n photographs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResponseTable</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n draft(s) to finish</source>
        <translation>
            <numerusform>%n draft to finish</numerusform>
            <numerusform>%n drafts to finish</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s) in the tray</source>
        <translation>
            <numerusform>%n photograph in the tray</numerusform>
            <numerusform>%n photographs in the tray</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of results to look through</source>
        <translation>
            <numerusform>%n file of results to look through</numerusform>
            <numerusform>%n files of results to look through</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrailPlace</name>
    <message numerus="yes">
        <source>%n entries shown</source>
        <translation>
            <numerusform>%n entry shown</numerusform>
            <numerusform>%n entries shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriadSummary</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncorrected</source>
        <translation>
            <numerusform>%n uncorrected</numerusform>
            <numerusform>%n uncorrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriadView</name>
    <message numerus="yes">
        <source>%n more flag(s)</source>
        <translation>
            <numerusform>%n more flag</numerusform>
            <numerusform>%n more flags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n urgent</source>
        <translation>
            <numerusform>%n urgent</numerusform>
            <numerusform>%n urgent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TwoVersions</name>
    <message numerus="yes">
        <source>%n still to choose</source>
        <translation>
            <numerusform>%n still to choose</numerusform>
            <numerusform>%n still to choose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValuesView</name>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WithdrawSheet</name>
    <message numerus="yes">
        <source>%n chosen photograph(s)</source>
        <translation>
            <numerusform>%n chosen photograph</numerusform>
            <numerusform>%n chosen photographs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all of this patient: %n photograph(s)</source>
        <translation>
            <numerusform>all of this patient: %n photograph</numerusform>
            <numerusform>all of this patient: %n photographs</numerusform>
        </translation>
    </message>
</context>
</TS>
