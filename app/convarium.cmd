@echo off
rem Starts Convarium: the window without arguments, otherwise the command line.
rem Finds a JDK that is new enough (JAVA_HOME, then PATH, then the usual places) and runs the modules that
rem "mvn package -DskipTests" built.
setlocal EnableExtensions DisableDelayedExpansion

set "APP=%~dp0"
set "JAVA="
if defined JAVA_HOME call :try "%JAVA_HOME%"
set "ON_PATH="
for %%J in (java.exe) do set "ON_PATH=%%~$PATH:J"
if defined ON_PATH for %%J in ("%ON_PATH%") do call :try "%%~dpJ.."
for %%V in ("Java" "Eclipse Adoptium" "Microsoft" "Zulu") do (
    for /d %%D in ("%ProgramFiles%\%%~V\*") do call :try "%%~D"
)
for /d %%D in ("%USERPROFILE%\.jdks\*") do call :try "%%~D"
if defined JAVA goto built
echo convarium: needs a JDK 25.0.3 or newer and found none: install one, or set JAVA_HOME to its folder.>&2
exit /b 2

:built
set "JAR="
for %%F in ("%APP%target\convarium-app-*.jar") do call :jar "%%~F"
if not defined JAR goto missing
if not exist "%APP%target\modules\" goto missing

rem What needs no speed starts sooner, and more quietly, without vectors and the second compiler; what computes as much as
rem it can has options of its own, and on few processors a compiler thread more than Java would give it.
set "TUNING=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if "%~1"=="" set "TUNING=--add-modules=jdk.incubator.vector"
if "%~1"=="open" set "TUNING=--add-modules=jdk.incubator.vector"
if "%~1"=="apply" set "TUNING=-XX:+UseSerialGC --add-modules=jdk.incubator.vector"
set "COMPILERS="
if %NUMBER_OF_PROCESSORS% LSS 4 set "COMPILERS=-XX:CICompilerCount=3"
if "%~1"=="bench" set TUNING="@%APP%training.args" %COMPILERS%
if "%~1"=="train" set TUNING="@%APP%training.args" %COMPILERS%

"%JAVA%" %TUNING% --enable-native-access=javafx.graphics -p "%APP%target\modules;%JAR%" -m convarium.app/convarium.app.Launcher %*
exit /b %ERRORLEVEL%

:missing
echo convarium: is not built yet: run "mvn package -DskipTests" in the folder above %APP%>&2
exit /b 2

rem Takes a jar unless it holds sources or documentation.
:jar
set "NAME=%~n1"
if "%NAME:~-8%"=="-sources" exit /b
if "%NAME:~-8%"=="-javadoc" exit /b
set "JAR=%~1"
exit /b

rem Takes the JDK in a folder if it will do.
:try
if defined JAVA exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
set "VERSION="
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do set "VERSION=%%~V"
if not defined VERSION exit /b
for /f "delims=-+_" %%V in ("%VERSION%") do set "VERSION=%%V"
set "MAJOR=0"
set "MINOR=0"
set "PATCH=0"
for /f "tokens=1-3 delims=." %%A in ("%VERSION%") do (
    set "MAJOR=%%A"
    if not "%%B"=="" set "MINOR=%%B"
    if not "%%C"=="" set "PATCH=%%C"
)
if %MAJOR% LSS 25 exit /b
if %MAJOR% GTR 25 goto take
if %MINOR% GTR 0 goto take
if %PATCH% LSS 3 exit /b
:take
set "JAVA=%~1\bin\java.exe"
exit /b
