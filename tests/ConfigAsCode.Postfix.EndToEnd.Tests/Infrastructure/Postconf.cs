using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>The real postconf, which reads what a build wrote.</summary>
public static class Postconf
{
    /// <summary>Not a word of warning about main.cf, of the services of master.cf or of their overrides.</summary>
    public static async Task AssertTakesAsync(string output, params string[] instances)
    {
        foreach (string instance in instances)
        {
            foreach (string what in new[] { "-n", "-M", "-P" })
            {
                ProgramResult postconf = await Command.RunAsync(
                    output,
                    new Dictionary<string, string>(),
                    "/usr/sbin/postconf",
                    "-c",
                    Path.Combine(output, instance),
                    what
                );
                Assert.NotEmpty(postconf.ShouldSucceed().Everything);
                Assert.DoesNotContain("postconf: ", postconf.Everything, StringComparison.Ordinal);
            }
        }
    }
}
