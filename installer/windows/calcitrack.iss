; Installer for Windows, by Inno Setup 6.3 or newer:   iscc /DVersion=0.1.0 installer\windows\calcitrack.iss
; after `py -m installer build`. Silent: calcitrack-0.1.0-setup.exe /VERYSILENT /SUPPRESSMSGBOXES [/ALLUSERS | /CURRENTUSER]
; Records never lie in the program's folder: an upgrade replaces the program only, and taking it off leaves them.

#ifndef Version
  #error "Name the version:  iscc /DVersion=0.1.0 installer\windows\calcitrack.iss"
#endif
#define Root AddBackslash(SourcePath) + "..\.."

[Setup]
; Never change AppId: by it an upgrade finds the version before it.
AppId={{6B0B7A52-5E0C-4E0E-9C52-7C0B7E6C9D41}
AppName=Calcitrack
AppVersion={#Version}
AppPublisher=The Calcitrack authors
VersionInfoVersion={#Version}
; Not autopf: Wine, where this setup is tried, does not know one person's folder of programs by its name.
DefaultDirName={code:ProgramsFolder}\Calcitrack
DefaultGroupName=Calcitrack
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
CloseApplications=yes
RestartApplications=no
LicenseFile={#Root}\LICENSE
SetupIconFile={#Root}\installer\bundle\calcitrack.ico
UninstallDisplayIcon={app}\Calcitrack window.exe
OutputDir={#Root}\dist
OutputBaseFilename=calcitrack-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesEnvironment=yes
ChangesAssociations=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "zh"; MessagesFile: "{#Root}\installer\windows\chinese.isl"

[CustomMessages]
en.DesktopIcon=Put an icon on the desktop
en.OnPath=Make the command `calcitrack` known in terminals
en.Demo=Calcitrack, demo clinic
en.Open=Open Calcitrack
en.CaseFile=Calcitrack case file
zh.DesktopIcon=在桌面创建图标
zh.OnPath=在终端中启用 calcitrack 命令
zh.Demo=Calcitrack 演示诊所
zh.Open=打开 Calcitrack
zh.CaseFile=Calcitrack 病例文件

[Tasks]
Name: "desktopicon"; Description: "{cm:DesktopIcon}"; Flags: unchecked
Name: "onpath"; Description: "{cm:OnPath}"; Flags: unchecked

[InstallDelete]
; The libraries of the version before: what a new version no longer has must not stay beside it.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Root}\dist\calcitrack\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\Calcitrack"; Filename: "{app}\Calcitrack window.exe"
Name: "{group}\{cm:Demo}"; Filename: "{app}\Calcitrack window.exe"; Parameters: "--demo"
Name: "{autodesktop}\Calcitrack"; Filename: "{app}\Calcitrack window.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "{code:PathKey}"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: onpath; Check: NotOnPath
; Windows tells a kind of file by what follows the last dot: *.calcitrack.json is JSON to it. Calcitrack is offered
; beside the programs that open JSON, and takes it from none.
Root: HKA; Subkey: "Software\Classes\.json\OpenWithProgids"; ValueType: string; ValueName: "Calcitrack.case"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Calcitrack.case"; ValueType: string; ValueName: ""; ValueData: "{cm:CaseFile}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Calcitrack.case\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\Calcitrack window.exe,0"
Root: HKA; Subkey: "Software\Classes\Calcitrack.case\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\Calcitrack window.exe"" --open ""%1"""

[Run]
Filename: "{app}\Calcitrack window.exe"; Description: "{cm:Open}"; Flags: nowait postinstall skipifsilent

[Code]
function ProgramsFolder(Param: String): String;
begin
  if IsAdminInstallMode then
    Result := ExpandConstant('{commonpf}')
  else
    Result := ExpandConstant('{localappdata}\Programs');
end;

function PathKey(Param: String): String;
begin
  if IsAdminInstallMode then
    Result := 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
  else
    Result := 'Environment';
end;

function KnownPath(): String;
begin
  if not RegQueryStringValue(HKA, PathKey(''), 'Path', Result) then
    Result := '';
end;

function NotOnPath(): Boolean;
begin
  Result := Pos(';' + Lowercase(ExpandConstant('{app}')) + ';', ';' + Lowercase(KnownPath()) + ';') = 0;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Known: String;
begin
  if Step <> usPostUninstall then
    exit;
  Known := ';' + KnownPath() + ';';
  if StringChangeEx(Known, ';' + ExpandConstant('{app}') + ';', ';', True) > 0 then
    RegWriteExpandStringValue(HKA, PathKey(''), 'Path', Copy(Known, 2, Length(Known) - 2));
end;
