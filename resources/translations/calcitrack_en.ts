<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>GuidancePanel</name>
    <message numerus="yes">
        <source>%n factor(s) unknown</source>
        <translation>
            <numerusform>%n factor unknown</numerusform>
            <numerusform>%n factors unknown</numerusform>
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
</context>
</TS>
