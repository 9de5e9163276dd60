using System.CommandLine;
using NasCloud.Cli.Completion;
using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud completion SHELL</c>: writes the script that completes command lines in a shell.</summary>
internal static class CompletionCommand
{
    public static Command Create(CliHost host)
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", CompletionScripts.All.Keys) };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.All.Keys]);
        var command = new ExampledCommand("completion", "Write the script that completes commands, options, searches and files in a shell.")
        {
            Examples =
            [
                ("source <(nascloud completion bash)", "in ~/.bashrc; zsh likewise in ~/.zshrc, after compinit"),
                ("nascloud completion fish > ~/.config/fish/completions/nascloud.fish", "for fish"),
                ("nascloud completion pwsh | Out-String | Invoke-Expression", "in $PROFILE of PowerShell"),
            ],
        };
        command.Arguments.Add(shell);
        command.SetAction(parsed =>
        {
            host.Output.WriteLine(CompletionScripts.All[parsed.GetValue(shell)!]);
            return ExitCode.Success;
        });
        return command;
    }
}
