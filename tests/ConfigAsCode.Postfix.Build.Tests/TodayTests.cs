using System.Globalization;
using ConfigAsCode.Postfix.Build.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Build.Tests;

/// <summary>The day on which accepted risks are judged: an earlier one than that of the build never passes in silence.</summary>
public sealed class TodayTests : IDisposable
{
    private readonly TestProject project = new();

    [Fact]
    public void A_risk_past_its_last_day_fails_whatever_day_was_judged_before()
    {
        Compile(until: Day(-1));
        Assert.False(project.Write());
        Assert.Contains("PFX9003", Assert.Single(project.Engine.Errors).Message, StringComparison.Ordinal);
        Assert.False(project.Publish());
    }

    [Fact]
    public void An_earlier_day_is_a_warning_that_no_code_switches_off_and_stands_in_every_file()
    {
        Compile(until: Day(-1));
        Assert.True(project.Write(task => task.Today = Day(-1)));
        string sentence =
            $"Accepted risks were checked as of {Day(-1)} (PostfixToday), a day before that of the build.";
        Microsoft.Build.Framework.BuildWarningEventArgs warning = Assert.Single(project.Engine.Warnings);
        Assert.Equal("PFX9002: " + sentence, warning.Message);
        Assert.True(string.IsNullOrEmpty(warning.Code));
        Assert.All(
            Directory.EnumerateFiles(project.Output, "*", SearchOption.AllDirectories),
            file =>
                Assert.Contains(
                    file.EndsWith(".json", StringComparison.Ordinal) ? $"\"judgedAsOf\": \"{Day(-1)}\"" : sentence,
                    File.ReadAllText(file),
                    StringComparison.Ordinal
                )
        );

        // Published without a build, it is judged by the day of the publish.
        Assert.False(project.Publish());
    }

    [Fact]
    public void On_a_build_server_it_is_an_error_unless_it_is_meant()
    {
        Compile(until: Day(-1));
        Assert.False(
            project.Write(task =>
            {
                task.Today = Day(-1);
                task.IsBuildServer = true;
            })
        );
        Assert.Contains(
            "write PostfixTodayIsPast=true",
            Assert.Single(project.Engine.Errors).Message,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(project.Output));

        Assert.True(
            project.Write(task =>
            {
                task.Today = Day(-1);
                task.TodayIsPast = "true";
                task.IsBuildServer = true;
            })
        );
        Assert.Single(project.Engine.Warnings);
        Assert.StartsWith(
            $"# Accepted risks were checked as of {Day(-1)}",
            project.Read("bin", "postfix", "mail", "main.cf"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_old_commit_that_is_built_again_has_the_snapshots_that_it_had()
    {
        Compile(until: Day(30));
        Assert.True(project.Accept());
        Assert.True(
            project.Write(task =>
            {
                task.Today = Day(-20);
                task.TodayIsPast = "true";
                task.IsBuildServer = true;
                task.SnapshotDirectory = project.Snapshots;
            }),
            string.Join("\n", project.Engine.Errors.Select(e => e.Message))
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(400)]
    public void Today_and_a_later_day_are_nothing_to_speak_of(int days)
    {
        Compile(until: Day(1000));
        Assert.True(project.Write(task => task.Today = Day(days)));
        Assert.Empty(project.Engine.Warnings);
        Assert.DoesNotContain(
            "judged as of",
            project.Read("bin", "postfix", "mail", "main.cf"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2026-11-29T23:30:00-08:00", "2026-11-29", false)] // It is the 30th in Greenwich.
    [InlineData("2026-11-29T23:30:00-08:00", "2026-11-28", true)]
    [InlineData("2026-11-30T00:30:00+09:00", "2026-11-29", false)] // It is the 29th in Greenwich.
    [InlineData("2026-11-30T00:30:00+09:00", "2026-11-28", true)]
    [InlineData("2026-11-29T12:00:00+00:00", "2026-11-28", true)]
    public void A_day_is_past_where_it_is_past_everywhere_that_the_build_knows(string now, string today, bool isPast) =>
        Assert.Equal(
            isPast,
            GateOptions
                .Of("", today, "", isBuildServer: false, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture))
                .IsPast
        );

    [Theory]
    [InlineData("yesterday", "", "PostfixToday is 'yesterday'; write a day as 2027-03-31.")]
    [InlineData("2026-1-1", "", "PostfixToday is '2026-1-1'; write a day as 2027-03-31.")]
    [InlineData("", "yes", "PostfixTodayIsPast is 'yes'; write true, or remove it.")]
    public void What_is_no_day_is_refused(string today, string isPast, string message)
    {
        Compile(until: Day(1));
        Assert.False(
            project.Write(task =>
            {
                task.Today = today;
                task.TodayIsPast = isPast;
            })
        );
        Assert.StartsWith(message, Assert.Single(project.Engine.Errors).Message, StringComparison.Ordinal);
    }

    public void Dispose() => project.Dispose();

    private void Compile(string until) =>
        project.Compile(
            $$"""
            [PostfixInstance("mail"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, Protocols = [">=TLSv1"], ChainFiles = ["/etc/ssl/private/mail.pem"])]
            [SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
            [AcceptRisk("PFX1001", "a scanner", Until = "{{until}}")]
            public partial class Mail : IIntermediateTls;
            """
        );

    private static string Day(int fromToday) =>
        DateTime.UtcNow.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
