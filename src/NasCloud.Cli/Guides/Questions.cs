using NasCloud.Cli.Hosting;
using NasCloud.Cli.Views;
using NasCloud.Cli.Views.Live;
using Spectre.Console;

namespace NasCloud.Cli.Guides;

/// <summary>Asks the user, or takes what is proposed where nobody is to be asked.</summary>
/// <param name="host">Where it asks.</param>
/// <param name="asks">Whether it asks at all.</param>
/// <param name="stop">The user's wish to stop.</param>
internal sealed class Questions(CliHost host, bool asks, CancellationToken stop)
{
    private const int LargestPage = 12;

    // Fewer, and a page shows nothing of what is around the option.
    private const int SmallestPage = 3;

    // The question, what says that there is more, and lines between.
    private const int LinesAround = 5;

    // What points at an option.
    private const int Indent = 2;

    /// <summary>Whether anybody is asked.</summary>
    public bool AreAsked => asks;

    /// <summary>Has one of several chosen.</summary>
    /// <param name="title">The question.</param>
    /// <param name="options">What can be chosen, the proposal first; at least one.</param>
    /// <param name="describe">An option in words.</param>
    public async Task<T> ChooseAsync<T>(string title, IReadOnlyList<T> options, Func<T, string> describe)
        where T : notnull
    {
        if (!asks || options.Count == 1)
            return options[0];
        var prompt = new SelectionPrompt<T> { Title = Markup.Escape(title), PageSize = PageSize, Converter = option => Markup.Escape(Fit(describe(option), Indent)) };
        var chosen = await prompt.AddChoices(options).ShowAsync(host.Console, stop);
        // What was chosen stays on the screen: the list itself is gone then.
        host.Console.MarkupLine($"{Markup.Escape(title)} [{Palette.Accent}]{Markup.Escape(Fit(describe(chosen), title.Length + 1))}[/]");
        return chosen;
    }

    private int PageSize => Math.Clamp(host.Console.Profile.Height - LinesAround, SmallestPage, LargestPage);

    // A line each: a list that is higher than the terminal can't be redrawn in place.
    private string Fit(string text, int before) => TextLine.Fit(text, Math.Max(1, host.Console.Profile.Width - before - 1), host.Console.Profile.Capabilities.Unicode);

    /// <summary>Has a text written.</summary>
    /// <param name="title">The question.</param>
    /// <param name="proposal">What an empty answer stands for; null where there has to be one.</param>
    /// <param name="findProblem">What is wrong with an answer; null where nothing is.</param>
    /// <exception cref="CliException">Nobody is asked, and the proposal won't do.</exception>
    public async Task<string> WriteAsync(string title, string? proposal, Func<string, string?> findProblem)
    {
        if (!asks)
        {
            var problem = proposal is null ? "nothing says so" : findProblem(proposal);
            return problem is null ? proposal! : throw new CliException(ExitCode.Invalid, $"{title} {problem}");
        }

        var prompt = new TextPrompt<string>(Markup.Escape(title))
        {
            Validator = answer => findProblem(answer) is { } problem ? ValidationResult.Error($"[{Palette.Bad}]{Markup.Escape(problem)}[/]") : ValidationResult.Success(),
        };
        return await (proposal is null ? prompt : prompt.DefaultValue(proposal)).ShowAsync(host.Console, stop);
    }

    /// <summary>Asks for a yes or a no.</summary>
    public Task<bool> ConfirmAsync(string title, bool proposal) =>
        asks ? new ConfirmationPrompt(Markup.Escape(title)) { DefaultValue = proposal }.ShowAsync(host.Console, stop) : Task.FromResult(proposal);
}
