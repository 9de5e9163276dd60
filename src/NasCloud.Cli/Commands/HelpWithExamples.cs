using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NasCloud.Cli.Commands;

/// <summary>The usual help, then the command's examples, or, for <c>nascloud</c> itself, where to begin and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    private const string Closing = """
        Begin with:
          nascloud search --data glyphs

        Environment:
          NASCLOUD_STORE  the folder of searches, in place of .nascloud
          NASCLOUD_DATA   a folder with a folder for each data set that is there already
          NASCLOUD_DEBUG  1 for stack traces
          NO_COLOR        anything for no colours

        Exit codes:
          0 success    1 ended without what was asked for    2 invalid command line, spec or data
          3 not found  4 another process drives the search   130 paused
        """;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        switch (parseResult.CommandResult.Command)
        {
            case RootCommand:
                output.WriteLine(Closing);
                break;
            case ExampledCommand command:
                WriteExamples(command, output);
                break;
        }

        return 0;
    }

    private static void WriteExamples(ExampledCommand command, TextWriter output)
    {
        output.WriteLine("Examples:");
        foreach (var (line, purpose) in command.Examples)
        {
            output.WriteLine($"  {line}");
            output.WriteLine($"      {purpose}");
        }
    }
}
