namespace NasCloud.Azure.Tests.Storage;

/// <summary>What goes wrong between a client and its service.</summary>
public enum Fault
{
    /// <summary>The service says that it is busy and does nothing.</summary>
    Refused,

    /// <summary>The request is carried out, and the connection breaks before the answer.</summary>
    AnswerLost,

    /// <summary>The request is carried out, and its answer comes later than the client waits.</summary>
    AnswerLate,

    /// <summary>Nothing ever comes back.</summary>
    Silence,
}
