// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {RedeemRequest, VaultTerms} from "../types/VaultTypes.sol";

/// @title Shares in a model's trading account
/// @notice ERC-4626 on the way in; leaving is request, process, claim (as in ERC-7540), because capital may be in trades.
/// A fee is taken only from profit above an investor's own high-water mark, as shares at the current price.
interface IModelVault is IERC4626 {
    event RedeemRequested(uint256 indexed requestId, address indexed investor, uint256 shares);
    event RedeemProcessed(
        uint256 indexed requestId, address indexed investor, uint256 shares, uint256 assets, uint64 withdrawalId
    );
    event RedeemClaimed(uint256 indexed requestId, address indexed investor, uint256 assets);

    /// @param profit Above the investor's mark, in the asset.
    /// @param fee Its part that was taken, in the asset.
    event ProfitShared(
        address indexed investor,
        uint256 profit,
        uint256 fee,
        uint256 developerShares,
        uint256 platformShares,
        uint256 sharePrice
    );
    event TraderChanged(address indexed previousTrader, address indexed trader, uint64 expiry);

    error InvalidTerms();
    error InvestmentTooSmall(uint256 assets, uint256 minimum);
    error NoShares();
    /// @dev Until those who leave have been paid.
    error OwesMoreThanItHolds();
    error RedeemsAreRequested();
    error UnknownRequest(uint256 requestId);
    error RequestNotOpen(uint256 requestId);
    error RequestNotClaimable(uint256 requestId);
    error NotAllowed(address caller);
    error NotEnoughDollars(uint256 needed, uint256 available);
    error TooManyInvestors(uint256 count, uint256 maximum);

    /// @dev Moving shares would let one holder's loss hide the other's profit: distribute to the one in profit first.
    error ProfitMeetsLoss(address from, address to);

    /// @notice Invests `assets` for `receiver`: ERC-4626 `deposit` by its plain name.
    /// @param assets At least `minimumInvestment`, approved by the caller.
    function invest(uint256 assets, address receiver) external returns (uint256 shares);

    /// @notice Hands the caller's shares to the vault until they are paid out. They share gains and losses until then.
    /// @return requestId Counts from 1.
    function requestRedeem(uint256 shares) external returns (uint256 requestId);

    /// @notice Fixes what a request is paid, takes the fee on its profit and asks the exchange for missing dollars.
    /// Only the investor or the exchange's operator: nobody else picks the moment.
    function processRedeem(uint256 requestId) external;

    /// @notice Pays a processed request to its investor, once the dollars have arrived. Anyone may send it.
    /// In full, but for one case: dollars that a buy, matched before and settled after, had already spent. Should what was
    /// bought fall by more than all other shares are worth, the investor, and nobody else for it, may take its part of
    /// what is there, or wait.
    function claimRedeem(uint256 requestId) external;

    /// @notice Asks the exchange for dollars that are owed and not on their way: where an earlier match spent what a
    /// request had locked. Anyone may send it.
    function requestOwedDollars() external;

    /// @notice Takes the fee on profit above each investor's mark. An investor whose last distribution is younger than
    /// the interval, or who has no profit, is passed over. Anyone may send it.
    function distribute(address[] calldata investors) external;

    /// @notice Ends the current trader key; the developer or the platform.
    function stopTrading() external;

    /// @notice Names another trader key; the platform only. A developer that could do so with capital in the vault
    /// could trade it away to itself.
    function setTrader(address trader_, uint64 expiry) external;

    /// @notice Asset per share, 1e18 = one whole asset for one whole share.
    function sharePrice() external view returns (uint256);

    /// @notice The share price (WAD) above which an investor pays a fee.
    function highWaterMark(address investor) external view returns (uint256);

    /// @notice When `distribute` last took a fee from an investor, in Unix seconds.
    function lastDistributionAt(address investor) external view returns (uint64);

    /// @notice What processed requests are still owed, in the asset: never more than the vault holds.
    function owedAssets() external view returns (uint256);

    function redeemRequest(uint256 requestId) external view returns (RedeemRequest memory);

    function lastRequestId() external view returns (uint256);

    function minimumInvestment() external view returns (uint256);

    /// @notice The session key that trades for the vault, zero while trading is stopped.
    function trader() external view returns (address);

    function terms() external view returns (VaultTerms memory);
}
