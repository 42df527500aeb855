using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Files.Manifests;

/// <summary>Writes a manifest as JSON; the same text for the same manifest.</summary>
public static class ManifestWriter
{
    public static string Write(Manifest manifest)
    {
        var json = new JsonText();
        json.Open('{');
        json.Property("instance", manifest.Instance);
        json.Property("gate", manifest.GateIsOff ? ManifestReader.Off : null);
        json.Property("judgedAsOf", manifest.JudgedAsOf);
        json.Open("targets", '[');
        foreach (Target target in manifest.Target.Each)
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
        foreach (ManifestFile file in manifest.Files)
        {
            json.Open('{');
            json.Property("path", file.Path);
            json.Property("sha256", file.Sha256);
            // The mode and the owner of Postfix's own configuration (conf/postfix-files).
            json.Property("mode", "0644");
            json.Property("owner", "root");
            json.Property("group", "root");
            json.Property("tableType", file.TableType);
            json.Close('}');
        }

        json.Close(']');
        json.Array("run", manifest.Run);
        json.Open("acceptedRisks", '[');
        foreach (AcceptedRisk risk in manifest.AcceptedRisks)
        {
            json.Open('{');
            json.Property("rule", risk.RuleId);
            json.Property("reason", risk.Reason);
            json.Property("until", risk.Until);
            json.Property("service", risk.Service);
            json.Property("acceptedBy", risk.Origin.DeclaredBy);
            json.Close('}');
        }

        json.Close(']');
        json.Close('}');
        return json.ToString();
    }
}
