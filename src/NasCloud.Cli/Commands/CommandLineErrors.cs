using System.CommandLine;
using System.CommandLine.Parsing;
using NasCloud.Cli.Views;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Cli.Commands;

/// <summary>What is wrong with a command line, in words: the value, what was expected, what was probably meant.</summary>
internal static class CommandLineErrors
{
    /// <summary>A command as the user types it: <c>nascloud dataset get</c>.</summary>
    public static string PathOf(CommandResult command) => command.Parent is CommandResult parent
        ? $"{PathOf(parent)} {command.Command.Name}"
        : "nascloud";

    /// <summary>All errors; what is unknown comes first, since much else may follow from it.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        List<string> unknown = [.. parsed.UnmatchedTokens.Select(token => Unknown(token, parsed.CommandResult))];
        if (parsed.CommandResult.Command.Subcommands.Count > 0)
            return unknown.Count > 0 ? [unknown[0]] : [$"{PathOf(parsed.CommandResult)} needs a command: {Expected(Commands(parsed.CommandResult.Command))}"];
        return [.. unknown, .. parsed.Errors.Where(error => !IsOfUnknown(error, parsed)).Select(Describe).Distinct()];
    }

    private static string Unknown(string token, CommandResult command)
    {
        var path = PathOf(command);
        if (token.StartsWith('-'))
            return $"'{token}' is no option of '{path}'{Hint(token, Options(command), "'" + path + "' has")}";
        if (command.Command.Subcommands.Count > 0)
            return $"'{token}' is no command of {path}{Hint(token, Commands(command.Command), "expected")}";
        return command.Command.Arguments.Count == 0
            ? $"'{token}' is one word too many: '{path}' takes options alone"
            : $"'{token}' is one word too many: '{path}' takes {string.Join(" and ", command.Command.Arguments.Select(argument => argument.Name))}";
    }

    // Where nothing is near enough to be meant, all there is helps more.
    private static string Hint(string token, IReadOnlyList<string> known, string otherwise) =>
        Suggestions.Hint(token, known) is { Length: > 0 } hint ? hint : $": {otherwise} {string.Join(", ", known)}";

    private static List<string> Options(CommandResult command)
    {
        var options = command.Command.Options.AsEnumerable();
        for (var parent = command.Parent as CommandResult; parent is not null; parent = parent.Parent as CommandResult)
            options = options.Concat(parent.Command.Options.Where(option => option.Recursive));
        return [.. options.Where(option => !option.Hidden).Select(option => option.Name)];
    }

    private static List<string> Commands(Command command) => [.. command.Subcommands.Where(each => !each.Hidden).Select(each => each.Name)];

    // Unmatched words are told of above; the parser has no symbol for them but the command.
    private static bool IsOfUnknown(ParseError error, ParseResult parsed) =>
        parsed.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal) && error.SymbolResult is CommandResult or null);

    private static string Describe(ParseError error) => error.SymbolResult switch
    {
        OptionResult option => Describe(error, option.Option.Name, option.Option.Description, option.Option.ValueType, option.Option.HelpName, option.Tokens, option.IdentifierToken is null),
        ArgumentResult { Parent: OptionResult option } => Describe(error, option.Option.Name, option.Option.Description, option.Option.ValueType, option.Option.HelpName, option.Tokens, option.IdentifierToken is null),
        ArgumentResult { Tokens.Count: > 0 and var given } argument when given < argument.Argument.Arity.MinimumNumberOfValues =>
            $"{argument.Argument.Name} is given {given} time{(given == 1 ? "" : "s")}, as {string.Join(", ", argument.Tokens.Select(token => $"'{token.Value}'"))}: expected at least {argument.Argument.Arity.MinimumNumberOfValues}",
        ArgumentResult argument => Describe(error, argument.Argument.Name, argument.Argument.Description, argument.Argument.ValueType, null, argument.Tokens, isLeftOut: argument.Tokens.Count == 0),
        CommandResult command when MissingOption(error, command) is { } option => Missing(option.Name, option.Description),
        CommandResult command when MissingArgument(error, command) is { } argument => Missing(argument.Name, argument.Description),
        _ => error.Message,
    };

    private static string Describe(ParseError error, string name, string? description, Type type, string? helpName, IReadOnlyList<Token> tokens, bool isLeftOut)
    {
        var value = tokens.Count == 0 ? null : tokens[^1].Value;
        if (IsOwn(error, name))
            return error.Message;
        if (isLeftOut && value is null)
            return Missing(name, description);
        if (value is null)
            return $"{name} has no value: expected {helpName ?? ExpectedOf(type)}{(description is null ? "" : $", {Lower(description)}")}";
        var choices = Choices(error.Message, type);
        return choices.Count > 0
            ? $"{name} is '{value}': {Expected(choices)}{Suggestions.Hint(value, choices)}"
            : tokens.Count > 1 && type is { IsArray: false } ? $"{name} is given {tokens.Count} values, {string.Join(", ", tokens.Select(token => $"'{token.Value}'"))}: expected one"
            : $"{name} is '{value}': expected {ExpectedOf(type)}";
    }

    // What validators of this program say tells all of it.
    private static bool IsOwn(ParseError error, string name) =>
        error.Message.StartsWith($"{name} is ", StringComparison.Ordinal) || error.Message.StartsWith($"{name} must ", StringComparison.Ordinal);

    private static string Missing(string name, string? description) =>
        $"{name} is missing: expected {Lower(description ?? "a value")}";

    private static string Lower(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static Option? MissingOption(ParseError error, CommandResult command) =>
        command.Command.Options.FirstOrDefault(option => option.Required && error.Message.Contains($"'{option.Name}'", StringComparison.Ordinal));

    private static Argument? MissingArgument(ParseError error, CommandResult command) =>
        error.Message.Contains("argument missing", StringComparison.OrdinalIgnoreCase) ? command.Command.Arguments.FirstOrDefault(argument => command.GetResult(argument)?.Tokens.Count is null or 0) : null;

    // The parser lists what is allowed in quotes, a line each.
    private static List<string> Choices(string message, Type type)
    {
        var known = Nullable.GetUnderlyingType(type) ?? type;
        return known.IsEnum
            ? [.. Enum.GetNames(known).Select(name => name.ToLowerInvariant())]
            : [.. message.Split('\n').Skip(1).Select(line => line.Trim().Trim('\'')).Where(line => line.Length > 0)];
    }

    private static string Expected(IReadOnlyList<string> choices) => $"expected one of {string.Join(", ", choices)}";

    private static string ExpectedOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var known when known == typeof(int) => $"a whole number, at most {Format.Count(int.MaxValue)}",
        var known when known == typeof(long) => "a whole number",
        var known when known == typeof(double) => "a number",
        var known when known == typeof(bool) => "true or false",
        _ => "a value",
    };
}
