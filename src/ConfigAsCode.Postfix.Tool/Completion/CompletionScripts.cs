namespace ConfigAsCode.Postfix.Tool.Completion;

/// <summary>
/// The scripts that make a shell complete command lines. Each asks the program with the directive <c>[suggest:N]</c> of System.CommandLine, N being the
/// number of characters before the cursor; where it has no answer the shell completes names of files.
/// </summary>
internal static class CompletionScripts
{
    // The words of a colon are one word here, so that git:HEAD:hosts stays as it is. /h and /? are for Windows.
    private const string Bash = """
        # bash completion for postfix-cac. To load it: source <(postfix-cac completion bash)
        _postfix_cac() {
            local line=${COMP_LINE:0:COMP_POINT} found
            local word=${COMP_WORDS[COMP_CWORD]}
            COMPREPLY=()
            line="postfix-cac ${line#* }"
            while IFS= read -r found; do
                case $found in
                    /*) ;;
                    -*) [[ $word == -* && $found == "$word"* ]] && COMPREPLY+=("$found") ;;
                    *) [[ $found == "$word"* ]] && COMPREPLY+=("$found") ;;
                esac
            done < <("$1" "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o default -o bashdefault -F _postfix_cac postfix-cac

        """;

    private const string Zsh = """
        #compdef postfix-cac
        # zsh completion for postfix-cac. To load it: source <(postfix-cac completion zsh)
        _postfix_cac() {
            local line="postfix-cac ${(j: :)words[2,CURRENT]}"
            local -a answers found
            answers=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
            found=(${answers:#/*})
            [[ ${words[CURRENT]} == -* ]] || found=(${found:#-*})
            found=(${(M)found:#${words[CURRENT]}*})
            if (( $#found )); then
                compadd -a found
            else
                _files
            fi
        }
        compdef _postfix_cac postfix-cac

        """;

    private const string Fish = """
        # fish completion for postfix-cac. To load it: postfix-cac completion fish | source
        function __postfix_cac
            set -l words (commandline -opc) (commandline -ct)
            set -l line "postfix-cac $words[2..-1]"
            $words[1] "[suggest:"(string length -- $line)"]" $line 2>/dev/null | string match -v '/*'
        end
        complete -c postfix-cac -a '(__postfix_cac)'

        """;

    public static string[] Shells { get; } = ["bash", "zsh", "fish"];

    /// <param name="shell">One of <see cref="Shells"/>.</param>
    public static string Of(string shell) =>
        shell switch
        {
            "zsh" => Zsh,
            "fish" => Fish,
            _ => Bash,
        };
}
