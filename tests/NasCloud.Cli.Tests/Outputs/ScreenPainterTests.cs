using NasCloud.Cli.Outputs;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Views.Live;
using Spectre.Console;

namespace NasCloud.Cli.Tests.Outputs;

public sealed class ScreenPainterTests : IDisposable
{
    private readonly TinyTerminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public void Paint_AgainAndAgain_ShowsTheLastPictureAlone()
    {
        var (screen, _) = Create(40, 10);

        screen.Paint((_, _) => [TextLine.Of("first, the longer one", "green"), TextLine.Of("second"), TextLine.Of("third")]);
        screen.Paint((_, _) => [TextLine.Of("first"), TextLine.Of("last")]);

        Assert.Equal("first\nlast", _terminal.Screen);
        Assert.False(_terminal.IsCursorShown);
    }

    [Fact]
    public void Clear_AfterPictures_LeavesWhatStoodBefore()
    {
        var (screen, _) = Create(40, 10);
        _terminal.Write("$ nascloud watch x\r\n");

        screen.Paint((_, _) => [TextLine.Of("one"), TextLine.Of("two")]);
        screen.Paint((_, _) => [TextLine.Of("three"), TextLine.Of("four"), TextLine.Of("five")]);
        screen.Clear();
        _terminal.Write("done");

        Assert.Equal("$ nascloud watch x\ndone", _terminal.Screen);
        Assert.True(_terminal.IsCursorShown);
    }

    [Fact]
    public void Paint_WhateverTheTerminalIsResizedTo_FitsItAndNeverScrolls() =>
        Gen.Select(Gen.Int[1, 120], Gen.Int[1, 30]).Array[1, 8].Sample(sizes =>
        {
            using var terminal = new TinyTerminal();
            var (screen, console) = Create(terminal, 80, 24);
            foreach (var (width, height) in sizes)
            {
                terminal.Resize(width, height);
                (console.Profile.Width, console.Profile.Height) = (width, height);
                screen.Paint((columns, rows) => [.. Enumerable.Range(0, rows).Select(row => TextLine.Of(new string((char)('a' + row), columns)))]);

                var columns = Math.Max(1, width - 4);
                Assert.Equal(string.Join('\n', Enumerable.Range(0, height - 1).Select(row => new string((char)('a' + row), columns))), terminal.Screen);
            }

            Assert.Equal(0, terminal.Scrolled);
        });

    private (ScreenPainter Screen, IAnsiConsole Console) Create(int width, int height) => Create(_terminal, width, height);

    private static (ScreenPainter Screen, IAnsiConsole Console) Create(TinyTerminal terminal, int width, int height)
    {
        terminal.Resize(width, height);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Out = new AnsiConsoleOutput(terminal) });
        (console.Profile.Width, console.Profile.Height) = (width, height);
        return (new ScreenPainter(console), console);
    }
}
