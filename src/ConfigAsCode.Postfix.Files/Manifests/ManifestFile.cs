using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConfigAsCode.Postfix.Files.Configuration;

namespace ConfigAsCode.Postfix.Files.Manifests;

/// <summary>One file that a manifest lists.</summary>
/// <param name="Path">Its name, in the folder of the manifest.</param>
/// <param name="Sha256">The SHA-256 hash of its content, in hexadecimal digits.</param>
/// <param name="TableType">The type of a lookup table, as <c>texthash</c>; null for any other file.</param>
public sealed record ManifestFile(string Path, string Sha256, string? TableType)
{
    internal static ManifestFile Of(InstanceFile file)
    {
        using var algorithm = SHA256.Create();
        string hash = string.Concat(
            algorithm
                .ComputeHash(Encoding.UTF8.GetBytes(file.Text))
                .Select(octet => octet.ToString("x2", CultureInfo.InvariantCulture))
        );
        return new ManifestFile(file.Name, hash, file.TableType);
    }
}
