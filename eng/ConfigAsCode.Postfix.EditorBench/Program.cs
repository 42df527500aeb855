using System.Diagnostics;
using System.Globalization;
using ConfigAsCode.Postfix.EditorBench;

// EditorBench SERVER FOLDER FILE SOUND FAULTY RULE RUNS
// Opens FILE of FOLDER, replaces the first SOUND by FAULTY and back, RUNS times, and writes for each the seconds until the server has
// reported RULE, and until it no longer does.
if (args is not [var program, var folder, var file, var sound, var faulty, var rule, var times])
{
    Console.Error.WriteLine("EditorBench SERVER FOLDER FILE SOUND FAULTY RULE RUNS");
    return 2;
}

const int Unmeasured = 5;
const int MostAnswers = 20;
int runs = int.Parse(times, CultureInfo.InvariantCulture);
string soundText = await File.ReadAllTextAsync(file);
int place = soundText.IndexOf(sound, StringComparison.Ordinal);
if (place < 0)
{
    Console.Error.WriteLine($"{file} has no {sound}.");
    return 2;
}

string faultyText = string.Concat(soundText.AsSpan(0, place), faulty, soundText.AsSpan(place + sound.Length));
await using LanguageServer server = await LanguageServer.StartAsync(program, folder);
server.Open(file, soundText);
await UntilAsync(isThere: false);

// The first edits compile the server itself.
for (int run = -Unmeasured; run < runs; run++)
{
    double found = await EditAsync(soundText, sound, faulty, isThere: true);
    double gone = await EditAsync(faultyText, faulty, sound, isThere: false);
    if (run >= 0)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found:F4} {gone:F4}"));
    }
}

return 0;

async Task<double> EditAsync(string before, string old, string now, bool isThere)
{
    long began = Stopwatch.GetTimestamp();
    server.Replace(file, before, old, now);
    await UntilAsync(isThere);
    return Stopwatch.GetElapsedTime(began).TotalSeconds;
}

async Task UntilAsync(bool isThere)
{
    IReadOnlyList<string> findings = [];
    for (int asked = 0; asked < MostAnswers; asked++)
    {
        findings = await server.FindingsAsync(file);
        if (findings.Contains(rule) == isThere)
        {
            return;
        }
    }

    throw new InvalidOperationException(
        $"The server was to report {rule}: {isThere}. It reports: {string.Join(' ', findings.Distinct())}"
    );
}
