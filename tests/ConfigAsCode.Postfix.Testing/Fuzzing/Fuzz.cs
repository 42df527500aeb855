using System.Globalization;
using CsCheck;

namespace ConfigAsCode.Postfix.Testing.Fuzzing;

/// <summary>Random values for a test: the same ones in each run, or with FUZZ_SECONDS others for that time, as <c>eng/fuzz</c> asks.</summary>
public static class Fuzz
{
    // Any number: with the same one, each run takes the same values.
    private const ulong Seed = 20270101;

    // How many values are tried to find a smaller one that fails.
    private const int Shrinking = 100;

    private static readonly int? Seconds = int.TryParse(
        Environment.GetEnvironmentVariable("FUZZ_SECONDS"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out int seconds
    )
        ? seconds
        : null;

    /// <summary>Runs a test with each random value.</summary>
    /// <param name="values">The values.</param>
    /// <param name="test">The test.</param>
    /// <param name="count">How many values it takes without FUZZ_SECONDS.</param>
    /// <param name="print">How a failure prints the value.</param>
    public static void With<T>(Gen<T> values, Action<T> test, int count, Func<T, string> print)
    {
        if (Seconds is { } time)
        {
            ForTime(values, test, time, print);
        }
        else
        {
            Same(values, test, count, print);
        }
    }

    private static void ForTime<T>(Gen<T> values, Action<T> test, int time, Func<T, string> print)
    {
        int tested = 0;
        values.Sample(
            value =>
            {
                tested++;
                test(value);
            },
            time: time,
            threads: 1,
            print: print
        );
        Console.WriteLine($"{tested} values were tested.");
    }

    // The seed of Sample is only that of its first value.
    private static void Same<T>(Gen<T> values, Action<T> test, int count, Func<T, string> print)
    {
        var random = new PCG(0, Seed);
        for (int i = 0; i < count; i++)
        {
            string seed = random.ToString();
            T value = values.Generate(random, null, out _);
            try
            {
                test(value);
            }
            catch (Exception)
            {
                // It looks for a smaller value that fails too, and fails with it.
                values.Sample(test, seed: seed, iter: Shrinking, threads: 1, print: print);
                throw;
            }
        }
    }
}
