using System.CommandLine;
using System.Globalization;
using NasCloud.Cli.Views;

namespace NasCloud.Cli.Commands;

/// <summary>Options and arguments that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Write JSON, for programs" };

    public static Option<bool> JsonLines() => new("--json") { Description = "Write a JSON object a line for what happens, the result last" };

    public static Option<bool> Plain() => new("--plain") { Description = "Write lines instead of redrawing, as where output is no terminal" };

    /// <summary>A whole number within bounds.</summary>
    public static Option<int> Number(string name, string description, int value, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            // What is no number is told of by the parser.
            if (result.Tokens is [.., { Value: var text }] && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) && (given < least || given > most))
                result.AddError($"{name} is {given}: expected {least} to {Format.Count(most)}.");
        });
        return option;
    }

    /// <summary>The same, without a default.</summary>
    public static Option<int> Required(Option<int> option)
    {
        (option.DefaultValueFactory, option.Required) = (null, true);
        return option;
    }

    public static Argument<string> SearchId() => new("ID") { Description = "The search, or the beginning of its id" };
}
