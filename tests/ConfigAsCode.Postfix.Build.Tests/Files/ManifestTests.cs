using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Files.Manifests;

namespace ConfigAsCode.Postfix.Build.Tests.Files;

/// <summary>manifest.json has one writer and one reader, and the reader takes back all that the writer wrote.</summary>
public class ManifestTests
{
    private const string Smallest = """
        {
          "targets": [ { "name": "Debian 12", "postfix": "3.7.11", "openSsl": "3.0", "chroot": true } ],
          "files": [ { "path": "virtual", "tableType": "hash" }, { "path": "main.cf" } ]
        }
        """;

    private static readonly Target Bookworm = PlatformInfo.WithPackage(
        new Target("Debian 12", new PostfixVersion(3, 7, 11), OpenSslSeries.V3_0, ChrootByDefault: true)
    );

    public static TheoryData<string, Manifest> Manifests
    {
        get
        {
            var plain = new Manifest("mail", Bookworm, default, default, default);
            return new()
            {
                { "nothing but a target", plain },
                {
                    "several targets",
                    plain with
                    {
                        Target = Target.OfAll([
                            Bookworm,
                            new Target("Postfix 3.10", new PostfixVersion(3, 10), OpenSslSeries.V3_5, false),
                        ]),
                    }
                },
                {
                    "files",
                    plain with
                    {
                        Files = EquatableArray.Of(
                            new ManifestFile("main.cf", "0123456789abcdef", null),
                            new ManifestFile("virtual", "fedcba9876543210", "hash")
                        ),
                        Run = EquatableArray.Of("postmap hash:virtual"),
                    }
                },
                {
                    "accepted risks",
                    plain with
                    {
                        AcceptedRisks = EquatableArray.Of(
                            Risk("PFX1001", "a \"scanner\" in C:\\lab, für immer", "2099-12-31", "submission/inet"),
                            Risk("PFX1002", "tab\there", null, null)
                        ),
                    }
                },
                { "the gate off", plain with { GateIsOff = true } },
                { "another day", plain with { JudgedAsOf = "2026-01-31" } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void What_is_written_is_read_again(string what, Manifest manifest)
    {
        Assert.NotEmpty(what);
        Assert.Equal(manifest, ManifestReader.Read(ManifestWriter.Write(manifest)));
    }

    [Fact]
    public void Targets_and_files_are_enough_to_read_the_files_of_another_release()
    {
        Manifest? manifest = ManifestReader.Read(Smallest);
        Assert.Equal(Bookworm, manifest?.Target);
        Assert.Equal(
            [("virtual", "hash"), ("main.cf", null)],
            manifest?.Files.Select(f => (f.Path, f.TableType)) ?? []
        );
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{", "[")]
    [InlineData("\"targets\"", "\"target\"")]
    [InlineData("\"files\"", "\"file\"")]
    [InlineData("\"path\"", "\"name\"")]
    [InlineData("\"3.7.11\"", "\"new\"")]
    [InlineData("\"3.0\"", "\"0.9\"")]
    [InlineData("\"postfix\"", "\"release\"")]
    [InlineData("{ \"name\": \"Debian 12\", \"postfix\": \"3.7.11\", \"openSsl\": \"3.0\", \"chroot\": true }", "")]
    public void A_text_that_is_not_a_manifest_is_not_read_as_one(string part, string other) =>
        Assert.Null(
            ManifestReader.Read(part.Length == 0 ? other : Smallest.Replace(part, other, StringComparison.Ordinal))
        );

    private static AcceptedRisk Risk(string rule, string reason, string? until, string? service) =>
        new(rule, reason, until, service, new Origin(OriginKind.Declaration, "Mail"));

    [Fact]
    public void A_text_that_ends_early_is_not_a_manifest()
    {
        Assert.NotNull(ManifestReader.Read(Smallest));
        for (int length = 0; length < Smallest.Length; length++)
        {
            Assert.Null(ManifestReader.Read(Smallest[..length]));
        }
    }

    [Theory]
    [InlineData("""{"a":[1,-2.5e3,true,false,null,"x\u00e4\n\"\\\/"],"b":{}} """, true)]
    [InlineData("[]", true)]
    [InlineData("""{"a":1,}""", false)]
    [InlineData("""{"a" 1}""", false)]
    [InlineData("""{'a':1}""", false)]
    [InlineData("[1 2]", false)]
    [InlineData("[tru]", false)]
    [InlineData("\"a\nb\"", false)]
    [InlineData("\"\\x\"", false)]
    [InlineData("\"\\u00g0\"", false)]
    [InlineData("{} {}", false)]
    public void A_text_is_JSON_where_that_of_dotnet_says_so(string text, bool isJson)
    {
        Assert.Equal(isJson, Record.Exception(() => JsonValue.Parse(text)) is null);
        Assert.Equal(isJson, Record.Exception(() => System.Text.Json.JsonDocument.Parse(text)) is null);
    }

    [Fact]
    public void A_text_of_a_thousand_brackets_is_refused() =>
        Assert.Throws<FormatException>(() => JsonValue.Parse(new string('[', 1000)));
}
