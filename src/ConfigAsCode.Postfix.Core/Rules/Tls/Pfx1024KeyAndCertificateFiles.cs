using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// Files of keys and certificates that by their names are swapped, stand in the wrong order, or lack the certificates between the own one
/// and the authority. The names alone are judged: nothing here opens a file.
/// </summary>
internal sealed class Pfx1024KeyAndCertificateFiles()
    : Rule(
        new RuleInfo(
            "PFX1024",
            RuleSeverity.Warning,
            "Files of keys and certificates are swapped, or lack the chain",
            HasFix: true
        )
        {
            HasSafeFix = true,
        }
    )
{
    private static readonly (string Certificate, string Key)[] Pairs =
    [
        ("cert_file", "key_file"),
        ("eccert_file", "eckey_file"),
        ("dcert_file", "dkey_file"),
    ];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        (TlsEndpoint Endpoint, bool HasChains)[] endpoints =
        [
            .. context
                .Endpoints.Where(e => e.Destination is null)
                .Select(e => (e, context.Target.Postfix.HasChainFiles && IsNamed(Chains(e, context)))),
        ];
        TlsEndpoint[] withChains = [.. endpoints.Where(e => e.HasChains).Select(e => e.Endpoint)];
        TlsEndpoint[] withPairs = [.. endpoints.Where(e => !e.HasChains).Select(e => e.Endpoint)];
        return KeysNotFirst(context, withChains)
            .Concat(Swapped(context, withPairs))
            .Concat(WithoutChain(context, withPairs, withChains));
    }

    private IEnumerable<Finding> KeysNotFirst(InstanceOnTarget context, TlsEndpoint[] endpoints)
    {
        var sameValue = endpoints
            .Select(e => (Endpoint: e, Files: Chains(e, context)))
            .Where(e => e.Files.SetBy is not null && Ordered(e.Files.Text) is not null)
            .GroupBy(e => Place.At(e.Files.SetBy!));
        foreach (var group in sameValue)
        {
            EffectiveValue files = group.First().Files;
            TlsEndpoint[] readers = [.. group.Select(e => e.Endpoint)];
            string better = Ordered(files.Text)!;
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(readers)} cannot load {files.Parameter} (\"key not first\"), and there is no TLS: by its name the key is behind "
                    + $"its certificate. Write \"{better}\"",
                group.Key,
                files.Parameter,
                files.Text,
                readers.Select(e => e.Service.Key),
                Fix.Safe(
                    $"Put each key before its certificate ({files.Parameter})",
                    new Edit(EditKind.Set, files.Parameter, better)
                )
            );
        }
    }

    /// <summary>The files with each key in front of its certificates; null where no name shows another order.</summary>
    private static string? Ordered(string value)
    {
        string[] files = ListValue.Words(value);
        // A file that ends the list as a key has no certificate behind it; one that begins it may hold both.
        if (files.Length < 2 || !KeyFileName.IsKey(files[files.Length - 1]) || KeyFileName.IsKey(files[0]))
        {
            return null;
        }

        var ordered = new List<string>();
        var chain = new List<string>();
        foreach (string file in files)
        {
            if (KeyFileName.IsKey(file))
            {
                ordered.Add(file);
                ordered.AddRange(chain);
                chain.Clear();
            }
            else
            {
                chain.Add(file);
            }
        }

        return string.Join(", ", ordered);
    }

    private IEnumerable<Finding> Swapped(InstanceOnTarget context, TlsEndpoint[] endpoints)
    {
        var samePair = Pairs
            .Where(pair => IsSet(pair.Certificate, context) && IsSet(pair.Key, context))
            .SelectMany(pair =>
                endpoints.Select(e =>
                    (
                        Endpoint: e,
                        Certificate: e.Get(context.View, pair.Certificate),
                        Key: e.Get(context.View, pair.Key)
                    )
                )
            )
            .Where(p =>
                p.Certificate.SetBy is not null && p.Key.SetBy is not null && AreSwapped(p.Certificate.Text, p.Key.Text)
            )
            .GroupBy(p => new
            {
                Certificate = Place.At(p.Certificate.SetBy!),
                Key = Place.At(p.Key.SetBy!),
                p.Certificate.Parameter,
            });
        foreach (var group in samePair)
        {
            (TlsEndpoint endpoint, EffectiveValue certificate, EffectiveValue key) = group.First();
            TlsEndpoint[] readers = [.. group.Select(p => p.Endpoint)];
            bool areTogether = endpoint.Reader is not { } reader || certificate.IsOwnOf(reader) == key.IsOwnOf(reader);
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(readers)} cannot load the certificate and {(readers.Length == 1 ? "has" : "have")} no TLS: by their names "
                    + $"{certificate.Parameter} is the key, and {key.Parameter} the certificate. Swap the two",
                group.Key.Certificate,
                certificate.Parameter,
                certificate.Text,
                readers.Select(e => e.Service.Key),
                areTogether
                    ?
                    [
                        Fix.Safe(
                            "Swap the two files",
                            new Edit(EditKind.Set, certificate.Parameter, key.Text),
                            new Edit(EditKind.Set, key.Parameter, certificate.Text)
                        ),
                    ]
                    : []
            ) with
            {
                About = About(context.Instance, certificate.SetBy!, key.SetBy!),
            };
        }
    }

    /// <summary>One file for both may have any name.</summary>
    private static bool AreSwapped(string certificate, string key) =>
        certificate != key
        && (
            (KeyFileName.IsKey(certificate) && !KeyFileName.IsKey(key))
            || (KeyFileName.IsCertificate(key) && !KeyFileName.IsCertificate(certificate))
        );

    private IEnumerable<Finding> WithoutChain(
        InstanceOnTarget context,
        TlsEndpoint[] withPairs,
        TlsEndpoint[] withChains
    )
    {
        string[] certificates = [.. Pairs.Select(p => p.Certificate).Where(name => IsSet(name, context))];
        var sameFile = withPairs
            .SelectMany(e =>
                certificates
                    .Select(name => e.Get(context.View, name))
                    .Select(file => (Endpoint: e, File: file, Better: KeyFileName.WithChain(file.Text)))
            )
            .Concat(
                withChains
                    .Select(e => (Endpoint: e, File: Chains(e, context)))
                    .Select(e => (e.Endpoint, e.File, Better: WithChains(e.File.Text)))
            )
            .Where(e =>
                e.Endpoint.Side == TlsSide.Server
                && e.File.SetBy is not null
                && e.Better is not null
                // OpenSSL completes the chain with what it trusts.
                && e.Endpoint.Get(context.View, "CAfile").Text.IndexOf("chain", StringComparison.Ordinal) < 0
            )
            .GroupBy(e => Place.At(e.File.SetBy!));
        foreach (var group in sameFile)
        {
            EffectiveValue file = group.First().File;
            string better = group.First().Better!;
            TlsEndpoint[] readers = [.. group.Select(e => e.Endpoint)];
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(readers)} {(readers.Length == 1 ? "sends" : "send")} the certificate without the intermediate one of its authority, "
                    + $"and clients that verify it refuse it: cert.pem of certbot has the own one alone. Write {better}",
                group.Key,
                file.Parameter,
                file.Text,
                readers.Select(e => e.Service.Key),
                Fix.Of($"Send the whole chain ({file.Parameter})", new Edit(EditKind.Set, file.Parameter, better))
            );
        }
    }

    /// <summary>
    /// The files with the whole chain for each certificate behind which the next key, or nothing, comes; null where each has its chain.
    /// </summary>
    private static string? WithChains(string value)
    {
        string[] files = ListValue.Words(value);
        bool isChanged = false;
        for (int i = 0; i < files.Length; i++)
        {
            bool isLast = i + 1 == files.Length || KeyFileName.IsKey(files[i + 1]);
            if (isLast && KeyFileName.WithChain(files[i]) is { } better)
            {
                files[i] = better;
                isChanged = true;
            }
        }

        return isChanged ? string.Join(", ", files) : null;
    }

    /// <summary>Whether a program has the parameter set: one that takes it from another has that one's name at its end too.</summary>
    private static bool IsSet(string name, InstanceOnTarget context) =>
        context.View.Settings.Any(s => s.Setting.Parameter.EndsWith(name, StringComparison.Ordinal));

    private static EffectiveValue Chains(TlsEndpoint endpoint, InstanceOnTarget context) =>
        endpoint.Get(context.View, CertificateParameters.Chains);

    private static bool IsNamed(EffectiveValue files) =>
        files.Text.Length > 0 && !files.Text.Equals("none", StringComparison.OrdinalIgnoreCase);
}
