using System.Runtime.ExceptionServices;

namespace Elsa.Intercom.Soak;

/// <summary>
/// Sends sign-ups like a webhook sender: each is repeated until it has a final response, with a limited number at a time. After enough
/// responses that an earlier attempt's result is unknown, a sender accepts that.
/// </summary>
/// <param name="deliveries">The deliveries.</param>
/// <param name="sender">Sends a sign-up once.</param>
/// <param name="tally">Counts the responses.</param>
/// <param name="patience">How many responses without a known result a sender accepts before it gives up.</param>
/// <param name="options">The concurrency, and the seed of the pauses.</param>
internal sealed class Driver(IReadOnlyCollection<Delivery> deliveries, SignupSender sender, Tally tally, int patience, SoakOptions options)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>How long a failed connection occupies its place. Otherwise all sign-ups would be tried while a host takes seconds to start.</summary>
    private static readonly TimeSpan PauseAfterRefusal = TimeSpan.FromSeconds(0.5);

    private readonly Resends _resends = new(deliveries, new Random(options.Seed));
    private Exception? _failure;
    private int _inFlight;
    private int _answered;
    private int _unknown;

    public IReadOnlyCollection<Delivery> Deliveries => deliveries;

    public int Total => deliveries.Count;

    public int InFlight => Volatile.Read(ref _inFlight);

    public int Answered => Volatile.Read(ref _answered);

    public int Unknown => Volatile.Read(ref _unknown);

    public int Settled => Answered + Unknown;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Tick);

        while (Settled < Total)
        {
            if (Volatile.Read(ref _failure) is { } failure)
                ExceptionDispatchInfo.Throw(failure);

            if (InFlight < options.Concurrency && _resends.Next() is { } delivery)
                _ = DeliverAsync(delivery, cancellationToken);
            else
                await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private async Task DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        tally.Sent(again: ++delivery.Attempts > 1);
        Interlocked.Increment(ref _inFlight);

        try
        {
            var answer = await sender.SendAsync(delivery.Signup, cancellationToken);
            tally.Answered(answer);

            if (!Settles(delivery, answer))
                _resends.Again(delivery);

            if (answer == HostAnswer.Refused)
                await Task.Delay(PauseAfterRefusal, cancellationToken);
        }
        catch (Exception e)
        {
            Volatile.Write(ref _failure, e);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private bool Settles(Delivery delivery, HostAnswer answer)
    {
        if (answer.ConversationId != null)
        {
            delivery.ConversationId = answer.ConversationId;
            delivery.ContactId = answer.ContactId;
            Interlocked.Increment(ref _answered);
        }
        else if (answer.IsUnknown && ++delivery.UnknownAnswers >= patience)
        {
            delivery.IsUnknown = true;
            Interlocked.Increment(ref _unknown);
        }

        return delivery.IsSettled;
    }
}
