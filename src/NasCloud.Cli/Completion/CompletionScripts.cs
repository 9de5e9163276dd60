namespace NasCloud.Cli.Completion;

/// <summary>The scripts by which shells ask <c>nascloud</c> for completions.</summary>
internal static class CompletionScripts
{
    /// <summary>By the name of the shell.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
        ["pwsh"] = PowerShell,
    };

    // Bash breaks words at colons and equals signs, too, and expects candidates from the last of them on.
    private const string Bash = """
        # Completion of nascloud for bash: source <(nascloud completion bash)
        _nascloud() {
            local typed=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} candidate
            typed=${typed##* }
            [[ $word == [=:]* ]] && word=
            local given=${typed%"$word"}
            COMPREPLY=()
            while IFS= read -r candidate; do
                candidate=${candidate#"$given"}
                if [[ $candidate == *[!]A-Za-z0-9_./,:=@~+[-]* ]]; then
                    printf -v candidate '%q' "$candidate"
                fi
                COMPREPLY+=("$candidate")
            done < <("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
            if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/=.] ]]; then
                compopt -o nospace 2>/dev/null
            fi
        }
        complete -F _nascloud nascloud
        """;

    private const string Zsh = """
        #compdef nascloud
        # Completion of nascloud for zsh: source <(nascloud completion zsh), after compinit; or as a file _nascloud in $fpath.
        _nascloud() {
            local text="${(j: :)words[1,CURRENT-1]} ${(Q)PREFIX}" value description
            local -a found unfinished
            while IFS=$'\t' read -r value description; do
                if [[ $value == *[/=.] ]]; then
                    unfinished+=("${value//:/\\:}:${description}")
                else
                    found+=("${value//:/\\:}:${description}")
                fi
            done < <("${words[1]}" "[suggest:${#text}:described]" "$text" 2>/dev/null)
            (( ${#unfinished} )) && _describe 'nascloud' unfinished -S ''
            (( ${#found} )) && _describe 'nascloud' found
        }
        if [[ ${funcstack[1]} == _nascloud ]]; then
            _nascloud "$@"
        else
            compdef _nascloud nascloud
        fi
        """;

    // Fish writes brackets with backslashes, and so does zsh; what they stand for is what is asked about.
    private const string Fish = """
        # Completion of nascloud for fish: nascloud completion fish | source
        function __nascloud_complete
            set -l typed (commandline -cp | string collect)
            set -l word (commandline -ct | string collect)
            set -l before (string sub --length (math (string length -- "$typed") - (string length -- "$word")) -- "$typed" | string collect)
            set -l text "$before"(string unescape -- "$word"; or echo -- "$word")
            set -l position (string length -- "$text")
            nascloud "[suggest:$position:described]" "$text" 2>/dev/null
        end
        complete -c nascloud -f -a '(__nascloud_complete)'
        """;

    // PowerShell, too, takes what stands behind a comma for a word.
    private const string PowerShell = """
        # Completion of nascloud for PowerShell: nascloud completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName nascloud -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $position = $cursorPosition - $commandAst.Extent.StartOffset
            $text = $commandAst.ToString().PadRight($position)
            $typed = $text.Substring(0, $position)
            $typed = $typed.Substring($typed.LastIndexOf(' ') + 1)
            $given = if ($typed.EndsWith($wordToComplete)) { $typed.Substring(0, $typed.Length - $wordToComplete.Length) } else { '' }
            nascloud "[suggest:${position}:described]" "$text" 2>$null | ForEach-Object {
                $value, $description = $_ -split "`t", 2
                if (-not $description) { $description = $value }
                if ($value.StartsWith($given)) { $value = $value.Substring($given.Length) }
                [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $description)
            }
        }
        """;
}
