using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Files.Hosts;

namespace ConfigAsCode.Postfix.Tool.Hosts;

/// <summary>What the host itself has: its configuration folder, and what its files run on.</summary>
internal static class HostFacts
{
    private const string UsualFolder = "/etc/postfix";

    /// <summary>The folder that postconf(1) names, else the usual one.</summary>
    public static async Task<string> FolderAsync(ToolHost host) =>
        await FolderOfPostfixAsync(host).ConfigureAwait(false) ?? UsualFolder;

    /// <summary>The folder that postconf(1) names; null without Postfix.</summary>
    public static async Task<string?> FolderOfPostfixAsync(ToolHost host) =>
        (await host.AskAsync("postconf", "-h", "config_directory").ConfigureAwait(false))?.Trim()
            is { Length: > 0 } folder
            ? folder
            : null;

    /// <summary>The target, and the sentence that says why it is that one; null where the host says it.</summary>
    public static async Task<(Target Target, string? Notice)> TargetAsync(ToolHost host)
    {
        Task<string?> asksOpenSsl = host.AskAsync("openssl", "version");
        string? mailVersion = (
            await host.AskAsync("postconf", "-d", "-h", "mail_version").ConfigureAwait(false)
        )?.Trim();
        string? openSsl = await asksOpenSsl.ConfigureAwait(false);
        if (mailVersion is { Length: > 0 } && HostTarget.OfHost(mailVersion, openSsl, host.OsRelease) is { } target)
        {
            return (target, null);
        }

        Target usual = TargetNames.Usual;
        string reason = mailVersion is { Length: > 0 }
            ? $"Postfix {mailVersion} of this host is not in the catalogue"
            : "No Postfix is installed here";
        return (usual, $"{reason}, so the files are judged for {usual.Described}. Name another target with --target");
    }
}
