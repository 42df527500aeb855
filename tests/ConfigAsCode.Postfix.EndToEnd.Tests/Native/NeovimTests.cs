using System.Text.Json;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests.Native;

/// <summary>
/// The Neovim of two Debian releases, by the commands and the settings of docs/editor.md, in a terminal that nobody sees. What is asked is what the editor itself has: its
/// findings, the marks that it draws, the answers it gets, and the text after a fix.
/// </summary>
[Trait("Time", "long"), Collection<NativeProgramCollection>]
public sealed class NeovimTests(NativeProgram program)
{
    private static readonly TimeSpan TimeToInstall = TimeSpan.FromMinutes(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly string[] Commands = NativeProgram.CommandsOf("editor.md");

    [Theory]
    [InlineData("bookworm")]
    [InlineData("trixie")]
    public async Task Four_commands_of_the_page_lead_from_nothing_to_findings_in_Neovim(string release)
    {
        Assert.Equal(4, Commands.Length);
        Assert.Equal(NativeProgram.Commands[0], Commands[1]);
        using var folder = new TemporaryFolder("neovim-");
        string root = folder.PathTo(release);
        Programs
            .Run("bash", [RepositoryRoot.PathTo("eng", "make-bare-debian.sh"), release, root], timeout: TimeToInstall)
            .ShouldSucceed();
        string clone = Path.Combine(root, "srv", "clone");
        Copy(Path.GetDirectoryName(program.PathTo(""))!, Path.Combine(clone, "artifacts", "tool"));
        Copy(Path.Combine(program.Folder, "editors"), Path.Combine(clone, "editors"));
        const string Right = "smtpd_tls_protocols = >=TLSv1.2";
        string mainCf = MainCf.Clean.Replace(Right, "smtpd_tls_protocols = >=TLSv1", StringComparison.Ordinal);
        Assert.NotEqual(MainCf.Clean, mainCf);
        int line = mainCf[..mainCf.IndexOf("smtpd_tls_protocols", StringComparison.Ordinal)].Count(c => c == '\n');
        Write(root, "etc/postfix/main.cf", mainCf);
        Write(root, "etc/postfix/master.cf", "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing);
        Write(root, "srv/drive.lua", $"local line = {line}\n{Driver}");

        Type(root, Commands[0].Replace("install", "install -y", StringComparison.Ordinal)).ShouldSucceed();
        Type(root, Commands[2]).ShouldSucceed();
        // The command as it stands, and a person in place of whom the driver acts once the editor has started.
        string withDriver = Commands[3]
            .Replace(
                "nvim ",
                "nvim --cmd 'autocmd VimEnter * lua vim.defer_fn(function() dofile(\"/srv/drive.lua\") end, 100)' ",
                StringComparison.Ordinal
            );
        Write(root, "srv/edit.sh", withDriver + "\n");
        Type(root, "script --quiet --return --command 'bash /srv/edit.sh' /dev/null").ShouldSucceed();

        using var seen = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(root, "srv", "seen.json"), Cancellation)
        );
        JsonElement answers = seen.RootElement;
        Assert.Equal($"{line} PFX1001", answers.GetProperty("finding").GetString());
        Assert.Equal($"{line} DiagnosticUnderlineError", answers.GetProperty("mark").GetString());
        Assert.True(answers.GetProperty("completes").GetBoolean());
        Assert.Contains("smtpd_tls_protocols", answers.GetProperty("hover").GetString(), StringComparison.Ordinal);
        Assert.Equal(Right, answers.GetProperty("fixed").GetString());
        Assert.Equal(0, answers.GetProperty("left").GetInt32());
    }

    /// <summary>Types a command in the folder of the clone.</summary>
    private static ProgramResult Type(string root, string command) =>
        Programs.Run(
            "unshare",
            [
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "bash",
                "-c",
                $"mount -t proc proc '{root}/proc' && mount -t devpts devpts '{root}/dev/pts' && exec chroot '{root}' /usr/bin/env -i HOME=/root TERM=xterm LANG=C.UTF-8 "
                    + "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "
                    + $"DEBIAN_FRONTEND=noninteractive bash -c 'cd /srv/clone && {command.Replace("'", "'\\''", StringComparison.Ordinal)}'",
            ],
            timeout: TimeToInstall
        );

    private static void Write(string root, string name, string text)
    {
        string path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Waits for the finding of the line, asks at that line, makes the fix, and prints all of it.</summary>
    private const string Driver = """
        local seen = {}

        local function ask(method, params)
          params.textDocument = vim.lsp.util.make_text_document_params()
          for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 30000) or {}) do
            return answer.result
          end
        end

        local function errors()
          return vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR })
        end

        vim.wait(30000, function() return #errors() > 0 end, 50)
        for _, finding in ipairs(errors()) do
          seen.finding = finding.lnum .. ' ' .. tostring(finding.code)
          local marks = vim.diagnostic.get_namespace(finding.namespace).user_data.underline_ns
          for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, marks, 0, -1, { details = true })) do
            seen.mark = mark[2] .. ' ' .. mark[4].hl_group
          end
        end

        vim.api.nvim_buf_set_lines(0, -1, -1, false, { 'smtpd_tls_mandatory_pro' })
        local last = vim.api.nvim_buf_line_count(0) - 1
        seen.completes = false
        local list = ask('textDocument/completion', { position = { line = last, character = 23 } })
        for _, item in ipairs(list.items or list) do
          seen.completes = seen.completes or item.label == 'smtpd_tls_mandatory_protocols'
        end
        vim.api.nvim_buf_set_lines(0, last, last + 1, false, {})

        local hover = ask('textDocument/hover', { position = { line = line, character = 3 } })
        seen.hover = hover and (hover.contents.value or hover.contents)
        local range = { start = { line = line, character = 2 }, ['end'] = { line = line, character = 2 } }
        local actions = ask('textDocument/codeAction', { range = range, context = { diagnostics = {} } })
        for _, action in ipairs(actions) do
          if action.isPreferred then
            vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
            break
          end
        end
        seen.fixed = vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1]
        vim.wait(30000, function() return #errors() == 0 end, 50)
        seen.left = #errors()
        vim.fn.writefile({ vim.fn.json_encode(seen) }, '/srv/seen.json')
        vim.cmd('qa!')

        """;
}
