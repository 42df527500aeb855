using System.Globalization;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Security.Cryptography;
using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// What whoever installs the files of an instance has to know, as <c>manifest.json</c> beside them: each file with its hash,
/// mode and owner, the commands that index tables, the target, and the risks that somebody accepted.
/// </summary>
internal static class Manifest
{
    public const string FileName = "manifest.json";

    /// <summary>The text; the same for the same instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="files">Its files as they are written.</param>
    /// <param name="notices">What was unusual in their judgement.</param>
    public static string Of(RenderedInstance instance, IEnumerable<RenderedFile> files, BuildNotices notices)
    {
        var json = new JsonText();
        json.Open('{');
        json.Property("instance", instance.Name);
        json.Property("gate", notices.GateIsOff ? "off" : null);
        json.Property("judgedAsOf", notices.JudgedAsOf);
        json.Open("targets", '[');
        foreach (Target target in instance.Target.Each)
        {
            json.Open('{');
            json.Property("name", target.Name);
            json.Property("postfix", target.Postfix.ToString());
            json.Property("openSsl", target.OpenSsl.ToText());
            json.Property("chroot", target.ChrootByDefault);
            json.Close('}');
        }

        json.Close(']');
        json.Open("files", '[');
        foreach (RenderedFile file in files)
        {
            json.Open('{');
            json.Property("path", file.Name);
            json.Property("sha256", Sha256(file.Text));
            // The mode and the owner of Postfix's own configuration (conf/postfix-files).
            json.Property("mode", "0644");
            json.Property("owner", "root");
            json.Property("group", "root");
            if (file.TableType is { } type)
            {
                json.Property("tableType", type);
            }

            json.Close('}');
        }

        json.Close(']');
        json.Array("run", instance.Commands);
        json.Open("acceptedRisks", '[');
        foreach (Waiver waiver in instance.Waivers)
        {
            json.Open('{');
            json.Property("rule", waiver.RuleId);
            json.Property("reason", waiver.Reason);
            json.Property("until", waiver.Until);
            json.Property("service", waiver.Service);
            json.Property("acceptedBy", waiver.Origin.DeclaredBy);
            json.Close('}');
        }

        json.Close(']');
        json.Close('}');
        return json.ToString();
    }

    /// <summary>What a manifest tells of reading the files; null where the text is none that <see cref="Of"/> wrote.</summary>
    public static (Target Target, IReadOnlyDictionary<string, string> TableTypes)? Read(string text)
    {
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            var read = (Contents?)new DataContractJsonSerializer(typeof(Contents)).ReadObject(stream);
            return read is { Targets.Count: > 0, Files: { } files }
                ? (
                    Target.OfAll(read.Targets.Select(t => PlatformInfo.WithPackage(t.ToTarget()))),
                    files.Where(f => f.TableType is not null).ToDictionary(f => f.Path, f => f.TableType!)
                )
                : null;
        }
        catch (Exception malformed) when (malformed is SerializationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static string Sha256(string text)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(
            algorithm
                .ComputeHash(Encoding.UTF8.GetBytes(text))
                .Select(octet => octet.ToString("x2", CultureInfo.InvariantCulture))
        );
    }

    [DataContract]
    private sealed class Contents
    {
        [DataMember(Name = "targets", IsRequired = true)]
        public List<TargetContents> Targets { get; set; } = [];

        [DataMember(Name = "files", IsRequired = true)]
        public List<FileContents> Files { get; set; } = [];
    }

    [DataContract]
    private sealed class FileContents
    {
        [DataMember(Name = "path", IsRequired = true)]
        public string Path { get; set; } = "";

        [DataMember(Name = "tableType")]
        public string? TableType { get; set; }
    }

    [DataContract]
    private sealed class TargetContents
    {
        [DataMember(Name = "name", IsRequired = true)]
        public string Name { get; set; } = "";

        [DataMember(Name = "postfix", IsRequired = true)]
        public string Postfix { get; set; } = "";

        [DataMember(Name = "openSsl", IsRequired = true)]
        public string OpenSsl { get; set; } = "";

        [DataMember(Name = "chroot")]
        public bool Chroot { get; set; }

        public Target ToTarget() =>
            new(Name, PostfixVersion.Parse(Postfix), OpenSslSeriesExtensions.Parse(OpenSsl), Chroot);
    }
}
