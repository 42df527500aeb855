using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Models;
using CsCheck;

namespace ConfigAsCode.Postfix.Core.Tests.Rendering;

public class RoundTripTests
{
    [Fact]
    public void What_is_rendered_reads_back_as_the_same_model() =>
        RandomInstances.Carriable.Sample(
            instance =>
            {
                Assert.Empty(InstanceRenderer.ErrorIn(instance));
                InstanceReading reading = Read(instance, InstanceRenderer.Render(instance));
                // The names in the configuration of a database are random too.
                Assert.DoesNotContain(Rulebook.AnalyzeFiles(reading), finding => finding.Rule.Id != "PFX4001");
                Assert.Equal(instance.WithoutOrigins(), reading.Instance.WithoutOrigins());
            },
            iter: 3000,
            print: Print
        );

    [Fact]
    public void What_is_read_from_rendered_files_renders_to_the_same_settings() =>
        RandomInstances.Carriable.Sample(
            instance =>
            {
                Instance read = Read(instance, InstanceRenderer.Render(instance)).Instance;
                Assert.Equal(
                    read.WithoutOrigins(),
                    Read(read, InstanceRenderer.Render(read)).Instance.WithoutOrigins()
                );
            },
            iter: 300,
            print: Print
        );

    [Fact]
    public void A_value_with_a_control_character_is_refused_wherever_it_stands() =>
        Gen.Select(RandomInstances.PoisonedValue, RandomInstances.AnyTarget, Gen.Int[0, 4])
            .Sample(
                (value, target, place) =>
                {
                    Instance instance = With(value, target, place);
                    Assert.NotEmpty(InstanceRenderer.ErrorIn(instance));
                    Assert.Throws<InvalidOperationException>(() => InstanceRenderer.Render(instance));
                },
                iter: 2000
            );

    [Fact]
    public void An_override_is_refused_only_where_no_form_of_it_would_read_back() =>
        Gen.Select(RandomInstances.AnyValue, RandomInstances.AnyTarget)
            .Sample(
                (value, target) =>
                {
                    bool readsBack =
                        ReadsBack("a=" + value, value, target) || ReadsBack("{a=" + value + "}", value, target);
                    Assert.Equal(readsBack, MasterCfValue.ErrorIn(value, target) is null);
                },
                iter: 5000
            );

    private static bool ReadsBack(string word, string value, Target target)
    {
        // A word behind it shows whether the value ends where it should.
        string masterCf = "x unix n n n - - smtpd\n  -o " + word + "\n  -o after=it\n";
        InstanceReading reading = AsRendered(InstanceReader.Read("x", target, "", masterCf));
        return !Rulebook.AnalyzeFiles(reading).Any()
            && reading.Instance.Services.Count == 1
            && reading
                .Instance.Services[0]
                .Settings.Select(s => (s.Parameter, s.Value))
                .SequenceEqual([("a", value), ("after", "it")])
            && reading.Instance.Services[0].Arguments.Count == 0;
    }

    private static Instance With(string value, Target target, int place)
    {
        var setting = new Setting("myhostname", place < 2 ? value : "a", Origin.Unknown);
        var service = new Service(
            place == 2 ? value : "x",
            ServiceType.Unix,
            "n",
            "n",
            "n",
            "-",
            "-",
            "pipe",
            EquatableArray.Of(new Setting("mydomain", place == 3 ? value : "a", Origin.Unknown)),
            EquatableArray.Of("flags=D", place == 4 ? value : "a"),
            Origin.Unknown
        );
        var row = new TableEntry("key", place == 1 ? value : "a", Origin.Unknown);
        return new Instance(
            "x",
            "X",
            target,
            EquatableArray.Of(setting),
            EquatableArray.Of(service),
            EquatableArray.Of(new Table("t", "hash", EquatableArray.Of(row), Origin.Unknown)),
            default,
            Origin.Unknown
        );
    }

    private static InstanceReading Read(Instance instance, EquatableArray<RenderedFile> files) =>
        AsRendered(
            InstanceReader.Read(
                instance.Name,
                instance.Target,
                files[0].Text,
                files[1].Text,
                instance.Tables.Select((table, i) => new TableFile(table.Name, table.Type, files[i + 2].Text)).ToArray()
            )
        );

    private static InstanceReading AsRendered(InstanceReading reading) =>
        reading with
        {
            Instance = reading.Instance with { IsHandWritten = false },
        };

    private static string Print(Instance instance) =>
        string.Join("\n", InstanceRenderer.ErrorIn(instance)) is { Length: > 0 } obstacles
            ? obstacles
            : string.Join("\n", InstanceRenderer.Render(instance).Select(f => f.Text));
}
